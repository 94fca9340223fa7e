"""The words that headings of other lists than activities are composed of: of decisions, tasks, meetings, leads and what is measured."""

from pbdesk.intake.vocabulary import words

DECIDED = words(
    "decision decisions vedtak beslut beslutning acuerdo resolution resolucion resolucao delibera deliberation sak saken "
    "case meeting conseil council consejo conselho cabinet board seance session reunion reuniao sesion sessao sammantrade "
    "beschluss entscheidung besluit acordo mote sitzung ruling motet modet mode sammantradet seduta delibera riunione"
)
"""A decision, and where it is taken."""
DECISION = words(
    "decision decisions vedtak beslut beslutning acuerdo resolution resolucion resolucao deliberation beschluss entscheidung "
    "besluit acordo ruling conclusion conclusions konklusjon deliberacao deliberacion delibera decisione"
)
TAKEN = words(
    "taken adopted recorded made reached prise adoptado adoptada adoptee tomada tomado fattet fattat gefasst tatt minute "
    "minutes government regering regjering gouvernement gobierno governo regeringen regjeringen wording full final as sitting teor content contenu contenido conteudo innhold innehall lydelse ordlyd assunta presa"
)
"""Words beside a decision that leave it what it is: that it was taken, by whom, and where it stands."""
ON_AGENDA = words(
    "agenda point item punkt punto ponto sak saken matter subject objet asunto tema topic topics arende dagsorden "
    "dagsordning tagesordnungspunkt betreff issue question materia assunto pauta sujet emne main discussed tratado traite "
    "discutido behandlet theme considered oggetto"
)
SITTING = words(
    "meeting mote reunion reuniao seance session sesion sessao sitting sammantrade sitzung vergadering "
    "conseil council cabinet consejo conselho board committee comite comision comissao utvalg kommitte assembly hearing motet modet mode sammantradet seduta riunione"
)
HELD = words(
    "held convened convene dag day sits scheduled celebrada celebracion realizada avholdt tenue tenu tag motedato"
) | words("date fecha data dato datum")
BODY_THAT_MEETS = words(
    "body committee group forum council board comite comision comissao groupe grupo utvalg komite rad arbeidsgruppe "
    "arbetsgrupp instance conseil consejo conselho kommitte gremium arbeitsgruppe organ mesa table task force working "
    "convened cellule"
)
PRESIDED = words(
    "chair chaired chairs chairing chairperson chairman presided preside president presidente presidence presidencia "
    "presidido presidida ordforande moteleder ordstyrer vorsitz vorsitzender moderador moderator moderated convenor "
    "facilitated facilitator"
)
MINUTED = words(
    "minutes minute referat proces verbal acta ata protokoll protocol discussion discussions discussed deliberations "
    "compte rendu moderadas relatorio conclusions referert"
)
ABOUT_MINUTES = words("summary resume resumen resumo sammendrag main key proceedings record meeting reunion debate debates zusammenfassung")
PLACED = words("venue place location lieu lugar room sted lokale plats salle ort sala motested")

HELD_TO_DO = words(
    "gjore gjores gjoras skal todo massnahme massnahmen aufgabe taak actie oppfolgingspunkt follow oppfolging "
    "seguimiento suivi seguimento uppfoljning next steps tasks done opfolgning opfolgningspunkt"
)
DOES = words(
    "hvem vem who folger folge oppfolger ansvarlig ansvarig zustandig zustandige verantwortlich charge cargo chargee "
    "charges encargada encargado assigned assignee asignado atribue leads folgt qui quien quem responsible entrusted wie wer chi act acts"
)
OUTCOME = words(
    "comment comments kommentar kommentarer comentario comentarios commentaire commentaires remark remarks merknad "
    "merknader bemerkung bemerkungen anmerkung observation observations observacion observaciones observacao narrative "
    "result results outcome update updates avance avances utfall note notes notas achievements resultat resultado opmerking anteckning anteckningar notering anmarkning bemarkning bemarkninger"
)
OF_OUTCOME = words(
    "progress status fremdrift avancement state date made latest siste actual current implementation gjennomforing ejecucion "
    "ansvarlig ansvarig responsible agency suivi seguimiento oppfolging follow"
)
EVIDENCE = words(
    "evidence verification verifikasjon verificacion verificacao preuve preuves bevis evidencia evidencias proof nachweis "
    "dokumentasjon justificatif justificatifs soporte underlag bewijs"
)
OF_EVIDENCE = words("mean means source sources moyen moyens medio medios meio meios supporting document documents realisation cumplimiento implementation delivery completion")
COMPLETED = words("implementation realisation cumplimiento completion gjennomforing ejecucion execution fulfilment oppfyllelse utforande") | words(
    "today date dag pr naa rating level niveau nivel niva stand grad grado degre"
)
DEADLINE = words("frist deadline fristen bis set fixed fixee fijada fijado satt delai faellig fallig completion final agreed ska skal vara vare klart klar ferdig done completed complete")

INDICATOR = words("indicator indicators indikator indicateur indicador indicadores benchmark benchmarks kpi maltall maltal nokkeltall metric kennzahl")
MEASURED = words(
    "value verdi valeur valor varde wert actual actuals achieved achievement observed observado observee observe observert "
    "result reading measured medido mesuree mesure malt maling score varde utfall alcanzado atteint atteinte oppnadd uppnatt "
    "realised realizado realisation logro logrado istwert"
)
BEFORE_OR_AFTER = words(
    "baseline base reference referanse basislinje utgangspunkt linea target cible meta mal goal malverdi malvarde alvo "
    "planned expected prevu prevista ziel zielwert ausgangswert"
)
FIRST_VALUE = words("baseline base basislinje utgangspunkt utgangsverdi utgangsvarde linea ausgangswert nullpunkt")
WANTED_VALUE = words("target targets cible cibles meta metas goal malverdi malvarde alvo zielwert maltall ziel")
WHEN_MEASURED = words(
    "medicion mesure measurement measured observation observed reporting maling malt matning collection reported reporte "
    "rapportage rapportering survey medicao erhebung"
)
TIMES = words("date fecha data dato datum year annee ano ar aar period periode periodo month mois mes maned manad quarter trimestre kvartal day jahr")
DATA = words("data dato datos donnees donnee dados datakilde datakalla")
SOURCE = words("source sources kilde kilder fuente fuentes fonte fontes kalla quelle means methodology")

AIM = words("objective objectif objetivo outcome output result resultat resultado effect effet efecto efeito effekt impact goal mal ziel wirkung aim")
OF_AIM = words("expected attendu attendue esperado strategic strategique estrategico specific specifique intermediate intended strategisk delmal overall")

LAID_DOWN = words(
    "strategy strategi strategien estrategia strategie policy politique politica politikk politik plan document dokument documento "
    "instrument framework"
)
VALID = words(
    "valid gyldig gjelder gilt gultig giltig galler valable vigente vigencia validity validade valido valida force vigueur ikraft effective gyldighet"
)
REVISED = words(
    "review reviews gjennomgang revisjon revision revisjons oversyn revisao uberprufung revideres revidert evaluation update "
    "oppdatering reexamen"
)
NEXT = words("next neste nasta prochain prochaine proxima proximo due nachste scheduled date dato planned planlagt mid term")
APPROVED = words(
    "approval godkjenning godkjennings adoption vedtaks aprobacion aprovacao approbation antagande genehmigung politikk "
    "policy strategy strategi plan document dokument"
)
VERSIONED = words("version versjon utgave edition edicion edicao versao utgava fassung versie rev")
OWNS = words("owner owning owned eier eiende agare proprietaire propietario propietaria dono utgiver issuing issued utgivare ansvarlig eigentumer herausgeber custodian")

LEADS = words("lead leads leading ledende leder ledande lider chef file federfuhrend federfuhrung hovedansvarlig huvudansvarig pilote appointed designated")
RESTS_ON = words(
    "decision vedtak beslut beslutning acuerdo resolution mandate mandat mandato acte acto designation basis grunnlag hjemmel "
    "legal appointed appointment nomination nombramiento oppnevning utpekt order decree arrete decreto"
)
OF_RESTING = words("designation appointment nomination nombramiento oppnevning by reference number creation lead")
PILLAR = words(
    "pillar pilier pilar sector secteur sektor setor dimension area theme thematic cluster axe eje eixo domaine field ansvarsomrade "
    "innsatsomrade omrade thematique tematica tema"
)
GROUPED = words("working group groupe grupo arbeidsgruppe travail trabajo trabalho table mesa arbeitsgruppe responsibility")
LASTING = words("lead mandate mandat mandato term periode period member membership medlem membre miembro membro depuis role since fonction fonctions cargo office")
SINCE = words("from since depuis desde fra fran start begin began appointed joined siden seit inicio debut prise tiltredelse tiltrade toma posesion")
UNTIL = words("until to til till hasta jusqu jusque ate end fin ended slutt bis left slut fim")

MEMBER = words("member members membership medlem medlemmer medlemskap membre membres miembro miembros membro membros mitglied mitglieder participating lid")
TIER = words("tier circle ring krets sirkel cercle nivel anneau niva core categorie category kategori categoria type tipo")
NOTED = words("note remark remarks comment comments merknad merknader kommentar remarque observation nota observaciones bemerkung")

PERSON = words("contact contacts kontakt kontaktperson contacto contato focal person persona personne ansprechpartner contactpersoon")
OF_PERSON = words("point punkt punto ponto nom name navn namn nombre nome prenom fullt main primary full liaison")
SURNAME = words("surname lastname apellido apellidos prenom prenoms etternavn efternavn efternamn apelido apelidos cognome")
FUNCTION = words("position role function funksjon stilling tittel title job fonction poste cargo funcion puesto funcao befattning roll rolle rang")
MAIL = words("email mail epost courriel correo mailadresse adresse address electronico electronique")
PHONE = words("phone telephone telefon telefono tel mobile mobil cell gsm tlf telefone celular whatsapp number office direct")

ASKED = words("request requests requested anmodning begaran demande solicitud pedido anfrage foresporsel verzoek ask")
ASKED_OF = words("addressed addressee adressat destinataire destinatario rettet asked sent riktad empfanger aan")
ASKED_BY = words("requesting requester by avsender from asking emetteur remitente solicitante demandeur anmoder")
ANSWER = words("answer reply response svar reponse respuesta resposta antwort")
SENT = words("sent sendt envoyee envoi enviada envio request requested asked skickad made of received gesendet submitted submission")
WORKING = words("days work working person arbeidsdager jours jornadas needed arbetsdagar dagsverk effort dias workload")


def every_word() -> frozenset[str]:
    """All of these words: a heading that has one of them has a word that is known."""
    return frozenset().union(*(value for name, value in globals().items() if name.isupper()))
