"""The words of the seeded desk, all made up but the countries: bodies, sentences that people could have written."""

COUNTRIES = {
    "COD": "Democratic Republic of the Congo", "BDI": "Burundi", "SSD": "South Sudan", "SOM": "Somalia",
    "MLI": "Mali", "AFG": "Afghanistan", "COL": "Colombia", "MMR": "Myanmar", "HTI": "Haiti", "SDN": "Sudan",
    "CAF": "Central African Republic", "LBY": "Libya",
}  # fmt: skip
AGENCIES = {
    "MFA": ("Ministry of Foreign Affairs", "ministry"), "MOD": ("Ministry of Defence", "ministry"),
    "MOJ": ("Ministry of Justice and Public Security", "ministry"), "MOF": ("Ministry of Finance", "ministry"),
    "MCE": ("Ministry of Climate and Environment", "ministry"),
    "ADC": ("Agency for Development Cooperation", "directorate"),
    "NPD": ("National Police Directorate", "police"), "DEF": ("Armed Forces Staff", "armed force"),
    "CIP": ("Directorate for Civil Protection", "directorate"), "DHE": ("Directorate of Health", "directorate"),
}  # fmt: skip
NETWORK = ("UN country team", "Humanitarian community", "Development partners")
PARTNER_KINDS = (
    ("Relief Committee of {place}", "international NGO"), ("{place} Women's Association", "local civil society"),
    ("Institute for Peace, {place}", "academic"), ("{place} Water Company", "private sector"),
    ("Foundation for {place}", "foundation"), ("{place} Legal Aid", "national NGO"),
)
PLACES = (
    "Goma", "Bunia", "Gitega", "Bor", "Malakal", "Kismayo", "Gao", "Mopti", "Kandahar", "Herat", "Tumaco", "Arauca",
    "Sittwe", "Myitkyina", "Gonaïves", "Les Cayes", "El Fasher", "Kassala", "Bambari", "Bria", "Sebha", "Zliten",
    "Bukavu", "Ngozi", "Wau", "Baidoa", "Kidal", "Ghazni", "Popayán", "Lashio", "Jérémie", "Nyala",
    "Bossangoa", "Misrata",
)  # fmt: skip
WORKS = (
    "Water and sanitation", "Reconciliation between communities", "Training of the police", "Court administration",
    "Demobilisation of former combatants", "Schools rebuilt", "Health posts", "Mine clearance", "Land registration",
    "Election observation", "Support to women's groups", "Seed and tools for farmers", "Return of the displaced",
    "Prison conditions", "Radio for peace", "Border management", "Budget support", "Roads to markets",
    "Documentation of abuses", "Youth employment", "Local councils", "Emergency shelter", "Forest protection",
    "Transitional justice",
)  # fmt: skip
WORDS = (
    "the", "province", "the", "ministry", "a", "joint", "mission", "local", "authorities", "displaced",
    "families", "armed", "groups", "security", "sector", "reform", "agreement", "ceasefire", "monitoring",
    "with", "without", "before", "after", "during", "under", "because", "unless", "reported", "agreed", "asked",
    "delivered", "delayed", "funding", "partner", "assessment", "needs", "priority", "plan", "strategy",
    "objective", "milestone", "baseline", "access", "roads", "rainy", "season", "markets", "schools", "clinics",
    "courts", "police", "army", "parliament", "elections", "women", "youth", "elders", "chiefs", "return",
    "land", "water", "food", "shelter", "protection", "justice", "reform", "budget", "salaries", "training",
    "equipment", "visit", "handover", "review", "evidence", "risk",
)  # fmt: skip
MATTERS = (
    "Joint needs assessment", "Division of roles", "Security of staff", "Support to the elections",
    "Review of the strategy",
    "Funding of the stabilisation fund", "Reform of the police", "Dialogue with the authorities",
    "Use of the armed forces",
    "Humanitarian access", "Return of refugees", "Human rights monitoring", "Local ownership of planning",
    "Exit and handover",
)  # fmt: skip
AIMS = (
    ("political", "A legitimate government that represents all groups"),
    ("security", "Civilians are safe from armed groups"),
    ("rule of law", "Courts and police that people turn to"),
    ("human rights", "Abuses are documented and answered for"),
    ("humanitarian", "People in need are reached on the basis of need alone"),
    ("development", "Livelihoods in areas of return"), ("development", "Basic services delivered by the state"),
    ("political", "Local councils decide on local means"),
)  # fmt: skip
CAUSES = (
    ("root cause", "Exclusion from land and office"), ("root cause", "A state absent from its provinces"),
    ("root cause", "Trade in minerals by armed groups"), ("trigger", "A contested election"),
)  # fmt: skip
POLICIES = (
    "Engagement with {country}", "Support to the security sector of {country}", "Humanitarian assistance to {country}",
    "Development cooperation with {country}", "Rule of law in {country}", "Dialogue and reconciliation in {country}",
)
TAGS = (
    "access", "adviser's reading", "ceasefire", "elections", "election security", "exit", "funding", "gender",
    "handover", "health", "humanitarian", "justice", "land", "media", "mines", "ownership", "police", "recovery",
    "refugees", "regional", "sanctions", "schools", "trade", "youth",
)  # fmt: skip
NAMES = ("Amani", "Beatrice", "Chantal", "Daniel", "Esther", "Félix", "Grace", "Hassan", "Ingrid", "Jonas")
FAMILIES = ("Abebe", "Bakari", "Diallo", "Hakizimana", "Kabila Nkulu", "Mwangi", "Okello", "Rahimi", "Santos", "Traoré")
