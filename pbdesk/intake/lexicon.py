"""The words that headings are composed of, by what they mean; six languages, folded (see `vocabulary.fold`)."""

from pbdesk.intake.vocabulary import words

BODY = words(
    "agency organisation institution body entity ministry ministere ministerio authority directorate directorat "
    "direktorat company firm ngo ong cso actor acteur ator organisme organismo organizacion organizacao organisasjon "
    "agence agencia institucion instituicao entidad entidade entite orgao etat virksomhet virksomhetsomrade "
    "virksomhetsomrad myndighet verksemd dependencia fondation fundacion fundacao operateur operador myndighed styrelse "
    "behorde ministerium trager ente organo bureau institute institutt institut foretak forening empresa compania "
    "cooperativa prefectura municipalidad operator "
    "stakeholder stakeholders intervenant intervenants organizzazione istituzione agenzia organisatie instelling ministerie ambassade"
)
"""Kinds of bodies; alone, the body that carries out."""

OFFICE = words(
    "department departement departamento office direction direccion direcao structure service unit unite unidad "
    "unidade enhet avdeling avdelning kontor seksjon sektion instans verk secretaria government gobierno governo "
    "regjering regering agent agente association asociacion associacao stiftelse foundation section responsibility "
    "ansvar administration administracion administracao administrasjon etablissement collectivite consejeria division "
    "branch desk ministeriel ministerielle "
    "ufficio direzione directie dienst afdeling"
)
"""Words for bodies that say something else where they stand alone."""

PARTNER = words(
    "partner aliado aliada aliados aliadas cooperating collaborating partenaire socio socia partnar samarbeidspartnar avtalepartnar parceiro parceira part partnere avtalepartner avtalspartner samarbeidspartner "
    "samarbetspartner samarbejdspartner party parte partie "
    "samenwerkingspartner partnerorganisatie"
)

FUND = words(
    "cofinancier cofinanciers cofinanceur cofinanciador donor funder funded funding financing financed finance financier sponsor sponsored lender creditor grantor "
    "contributing contributor donante donantes cooperante financiador financiadora financiera financiadores donador doador doadora "
    "financiamento financiamiento financiacion bailleur financeur financement providing donateur preteur contributeur giver "
    "givere giverland bistandsyter bistandsgiver finansior finansierende finansiert finansieringskilde finansiering "
    "givare bistandsgivare finansiar finansierad finansieringskalla attribuant extending provider commissioning "
    "commissioned source fuente fonte kilde kalla payer paying concedente otorgante outorgante aportante financia "
    "patrocinador attributeur utbetalende bistandsutbetalende bevilgende tildelende tilskuddsgiver tilskuddsyter "
    "oppdragsgiver bidragsgivare beviljande utbetalande uppdragsgivare bevillingsgiver tilskudsgiver finansieret "
    "geber auftraggeber finanzierung mittelgeber zuwendungsgeber fond fondo fundo midler medel fund funds ptf "
    "finanziatore finanziatrice finanziamento geldgever gefinancierd fonte"
)
"""Who pays."""

IMPLEMENT = words(
    "implementing implementer implementor implementacao implementacion implementering implementation executing executor executed execution implementadora "
    "implementador implementadore ejecutora ejecutor ejecucion executora execucao maitre oeuvre ouvre gjennomforende "
    "gjennomforer gjennomforing utforende utforer utovende iverksettende genomforande genomforare genomforing "
    "utforare delivery delivering destination operational operating canalizadora gennemforende gennemforer udforende "
    "implementerende durchfuhrende durchfuhrung umsetzende durchfuhrungsorganisation projekttrager "
    "esecutore esecutrice esecuzione attuatore uitvoerende uitvoerder uitvoering"
)
"""Who carries out, for another or itself."""

RESPONSIBLE = words(
    "principal main responsible responsibility lead leading managing manager management reporting owner owning "
    "coordinating convening charge concerne concernee accountable sponsoring facilitating ansvarlig ansvarleg ansvarig ansvarshavende "
    "bistandsansvarlig forvaltende forvaltningsansvarlig handlaggande beslutande ledende leder responsable pilote "
    "tutelle gestionnaire gestion porteur porteuse lider gestor gestora coordinador coordinadora encargado "
    "encargada rector responsavel coordenador coordenadora rapporterende rapporterande concerned competent competente "
    "vedkommende hovedansvarlig saksansvarlig tiltaksansvarlig prosjektansvarlig prosjekteier eier huvudansvarig "
    "projektagare zustandige verantwortlich verantwortliche federfuhrende rectora pilotage appealing contracting "
    "promotor promotora promoter promoteur dono instructeur "
    "responsabile verantwoordelijk verantwoordelijke penvoerder capofila"
)
"""Who answers for it."""

RECEIVER = words(
    "beneficiary beneficiaire beneficiario beneficiaria recipient receiver receveur receptor receptora destinataire "
    "grantee awardee borrower emprunteur prestatario mutuario mottaker mottagare tilskuddsmottaker bidragsmottagare "
    "counterpart homologue contraparte motpart payee applicant convenente proponente outorgado perceptor perceptora "
    "allocataire mottakar tilskotsmottakar sokjar bidragstagare stodmottagare modtager tilskudsmodtager bevillingsmodtager bevillingshaver empfanger "
    "zuwendungsempfanger stonadsmottaker soker sokande ansoger ansokare solicitante demandeur requerente receiving client clients cliente kunde "
    "begunstigde ontvanger ontvangende destinatario richiedente aanvrager"
)
CARRIER = words(
    "contractor supplier vendor consultant channel canal kanal subgrantee subcontractor prestataire titulaire attributaire "
    "contratista proveedor contratado contratada fornecedor leverandor leverantor medsokande medsoker coapplicant empreiteiro empreiteira entreprenor entreprise adjudicatario subrecipient "
    "implementing gjennomforingspartner genomforandepartner"
)

DATE = words(
    "date fecha data dato datum day dia jour dag year annee ano ar aar month mois mes maned manad time planned "
    "expected actual revised estimated forecast anticipated scheduled proposed target reelle reel prevue prevu "
    "previsionnelle prevista previsto real estimada estimado faktisk forventet planlagt planerat forvantat beregnet "
    "verklig forvantad planerad avtalt avtalad effectif effective period periode periodo contract agreement "
    "convention award avtale avtalen avtalsperiod avtalsperiodens avtaleperiodens perioden periodens avtal avtalens bidrag tilskudd tilskot grant loan subvention subvencion prosjekt projekt "
    "held financial isodate iso original initial current vigencia vigenc plazo prazo duree laufzeit monat jahr lobetid"
)
START = words(
    "start starting started opened vigueur begin beginning began commencement commence commenced startup launch launched inicio "
    "inicial comienzo arranque debut demarrage lancement oppstart startdato startdatum starttidspunkt igangsatt fra "
    "fran from desde borjan paborjad since beginn anfang von begyndelse igangsettelse igangsetting igangsattelse "
    "oppstarts ouverture apertura abertura consignacao "
    "inizio avvio begindatum aanvang startdatum vanaf"
)
SIGNED = words(
    "signature signing signed approval approved effective effectiveness effectivity firma firmado aprobacion "
    "aprovacao assinatura signatur undertegnet underskrift approbation vigueur award awarded decision decided "
    "commitment committed engagement octroi octroye tildeling tildelning bevilgning concesion formalizacion adoption adopted vedtak vedtatt beslut "
    "beslutad besluttet tilsagn bevilling registration registered "
    "firma ondertekening goedkeuring approvazione delibera toekenning"
)
END = words(
    "end ending ended finish finished completion complete completed closing closed close closure expiry expiration "
    "termination terminated conclusion fin final finalizacion termino terminacion cierre clausura achevement cloture "
    "fermeture echeance slutt sluttdato sluttidspunkt avslutning avsluttet avsluttes avslutas ferdig utlop slut "
    "slutdatum avslut avslutad fim conclusao encerramento fecho til till until hasta ate to ende bis abschluss "
    "schluss afslutning afsluttet terme culminacion termo ferdigstilt ferdigstillelse fardigstalld fullfort avslutta slutfort "
    "einddatum einde fine conclusione chiusura termijn"
)
AMOUNT = words(
    "amount total sum value montant somme valeur monto importe suma valor cuantia belop summa verdi varde quantia "
    "montante usd net gross nominal currency equivalent project overall amounts figures aod oda apd revised current "
    "final foreign estimated indicative local global planned initial updated actualizado actualizada atualizado "
    "atualizada vigente revidert reviderad oppdatert ajustado ajuste revise actualise efectuado efetuado effectue "
    "made "
    "importo bedrag totaal totale ammontare omvang volumen"
)
BUDGET = words(
    "budget budgeted volume commitment committed cost amount allocation allocated grant contribution obligation "
    "obligated pledge pledged requirement required requested envelope appropriation appropriated investment funding "
    "awarded approved planned montant cout engagement engage engagee accorde accordee alloue allouee enveloppe "
    "dotation contribuicao contribucion subvention credit presupuesto presupuestado coste costo monto importe compromiso comprometido "
    "comprometida asignacion asignado asignada aprobado concedido inversion aporte orcamento orcado custo valor "
    "montante dotacao aprovado aprovada investimento belop belopp budsjett budsjettert bevilgning bevilgninger "
    "bevilget planer tilsagn tilsagnsbelop ramme kostnad kostnadsramme tilskudd innvilget avtalt budgeterat anslag "
    "beviljat beviljad beslutat bidrag avtalat kostnader presupuestal finance financing expenditure depense prevu "
    "contracted contracte contractee contratado contratada sanctioned sanction ceiling price adjudicado adjudicacion "
    "otorgado otorgada autorizado autorizada aportacion concedida repasse octroi octroye attribue attribuee "
    "conventionne notifie autorise tilsagt bevilling bevilgede kontraktssum kostnadsoverslag totalramme zusage "
    "zusagebetrag fordersumme fordermittel bewilligt bewilligung mittel appeal appealed ask loan pret prestamo "
    "emprestimo lan vote votee voted tildelt tildelat tildelning anslagna stotte stottebelop stodbelopp loyving loyvingar loyvd tilsegn tilskot "
    "deliberato stanziato impegnato toegezegd toegekend vastgelegd begroot begroting committering bilancio costo budgettato"
)
SPENT = words(
    "spend disbursement disbursed disburse paid payment spent expenditure expended utilisation utilization utilized "
    "utilised released release executed expense decaissement decaisse decaissee verse versee versement paye paiement "
    "depense depensee consomme consommation execute desembolso desembolsado desembolsada pagado pagada gastado gasto "
    "ejecutado ejecutada utbetalinger utbetalningar overforinger overforingar devengado pago paga executado executada "
    "despesa liquidado liquidada utbetaling utbetalt utbetalte forbruk forbrukt brukt regnskap medgatt utbetalning "
    "utbetalat rekneskap utfall forbrukat utgift consumed consumption outlay drawdown drawn withdrawn transferred remitted "
    "mandate mandatement liquide liquidee liquidate liquidated reglement regle ordonnance girado girada abonado abonada transferido "
    "transferida erogado erogacion overfort betalt utbetald upparbetat udbetalt udbetaling udbetalinger forbrugt "
    "afholdt auszahlung auszahlungen ausgezahlt ausgaben verausgabt received recibido recibida recebido recu recue "
    "mottatt mottaget availment availments availed ausbezahlt ausbezahlte ejercido ejercida palopt upplupet incurred accrued pagamento pagamentos acquitted "
    "erogato erogazione speso pagato uitgaven uitgegeven betaald betalingen abgeflossen abgeflossene mittelabfluss debloque debloquee desbloqueado besteed gerealiseerd realizado realizada realisert"
)
FORESEEN = words(
    "planned expected projected foreseen forecast prevu prevue prevista previsto planlagt forventet planerad forvantad"
)
PASSED = words(
    "cumulative cumulated cumul cumule acumulado to date actual realise reell faktisk hittil total year versement "
    "heden hittills bisherige finora"
)

IDENTIFIER = words(
    "id number no code reference ref identifier identifiant numero cote codigo clave kode kod nummer key uid guid "
    "dossier expediente saksnummer avtalenummer saksnr diarienummer prosjektnummer projektnummer cod cve folio "
    "lopenummer dnr diarienr avtalenr sagsnr sagsnummer journalnr journalnummer kennziffer aktenzeichen "
    "codice numero activiteitnummer dossiernummer kenmerk"
)
STATUS = words(
    "status state grau grado degre niveau statut etat avancement estado estatus situacao situacion situation stage stade etapa tilstand lage "
    "laget display fas fase fremdrift framdrift skede stand "
    "stato"
)
BRIEF = words(
    "short kort brief breve corta court courte sommaire general generale generell overordnet long full complete"
)
SECTOR = words(
    "sector secteur sektor sektoren setor cluster thema themen schwerpunkt theme thematic thematique tema tematica tematico area domaine ambito "
    "innsatsomrade temaomrade amnesomrade focal focus purpose finalidad formal foremal andamal groupe sectoral sectorial "
    "hovedsektor undersektor delsektor huvudsektor hovedomrade satsingsomrade funksjonsomrade tjenesteomrade "
    "forderbereich bereich themenfeld indsatsomrade subsetor subsector subsecteur rubro ramo eixo eje axe filiere "
    "verksamhetsomrade sdg ods odd industry industria industrie industri pillar pilier pilar pilaren pillars topic topics "
    "settore ambito sakomrade sakfelt beleidsterrein"
)
COUNTRY = words(
    "country pays pais land landet territory territorio territoire nation state recipient beneficiary beneficiaire "
    "beneficiario partner partenaire socio parceiro receptor host target mottakerland mottagarland samarbeidsland "
    "samarbetsland partnerland insatsland intervention realisation origin origine origen origem location destination "
    "modtagerland empfangerland einsatzland zielland malland bistandsland zone "
    "paese landen bestemmingsland"
)
COUNTRY_KEYS = words(
    "country pays pais land landet mottakerland mottagarland samarbeidsland samarbetsland partnerland insatsland "
    "modtagerland empfangerland einsatzland zielland malland bistandsland "
    "paese"
)
TITLE = words(
    "title titre titulo tittel titel name nom nombre nome navn namn intitule libelle designation designacao "
    "denominacion denominacao benevnelse betegnelse benamning nature naturaleza objet objeto objecto subject "
    "benamnelse bezeichnung overskrift rubrik "
    "titolo naam denominazione oggetto omschrijving"
)
UNDERTAKEN = words(
    "project projet prosjekt projekt proyecto projeto projecto program activity activite action actividad atividade "
    "aktivitet insats tiltak intervention intervencion operation operacion operacao grant subvention subvencion "
    "tilskudd bidrag agreement avtale avtal contract contrat contrato convention convenio initiative iniciativa "
    "scheme work obra ouvrage travaux marche opportunity accion acao accao prosjektets projektets component "
    "composante componente measure mesure medida indsats tilskud tiltag vorhaben massnahme atgard subproyecto "
    "subprojeto empreendimento flow transaction payment decision commitment award application soknad ansokan solicitud demande candidature requete contribution allocation loan pret prestamo emprestimo lan pledge file dossier document order legal "
    "progetto iniziativa activiteit intervento programma azione"
)
PROSE = words(
    "description descripcion descricao beskrivelse beskrivning summary resume resumen resumo sammendrag "
    "sammanfattning abstract narrative objective objectif objetivo mal formal syfte details detail detalle "
    "beskrivelser beschreibung kurzbeschreibung "
    "descrizione beschrijving toelichting doelstelling obiettivo"
)
ABOVE = words(
    "parent overordnet overordna overordnad superior matriz adscripcion tutelle rattachement mere umbrella supervising vinculacao"
)
SHORT = words(
    "acronym acronyme acronimo sigle sigla abbrev abbreviation abbreviated abbreviatur abbr abreviacion abreviatura abreviation "
    "forkortelse forkortning kortnavn kortform short"
)
OF_BODIES = words(
    "co sub tiers appui apoyo apoio soutien obra ouvrage local lokal national nasjonal nationell nacional primary primaire avtale avtal agreement convenio convention "
    "contrat contrato contracting contract bevilling tilskudd bidrag area post mission embassy participating "
    "participante"
)
OF_SECTORS = words(
    "main primary principal global dac crs cad administrativo economic economico economique priority prioritaire "
    "prioritario prioritaria destination recipient international national major hoved impact thematic support intervention intervencion intervencao group strategy strategie estrategia strategi"
)
OF_STATES = words(
    "current present actual implementation execution ejecucion execucao gjennomforing atual actuel ponto point punto mise "
    "cumplimiento avance cumprimento oppfolging suivi progress bearbeitung"
)
"""Words that may stand beside bodies, sectors and states without changing what they are."""
DUE = words(
    "due deadline plazo limite prazo vencimiento vencimento frist forfall forfallsdato echeance butoir delai target timeline "
    "forfallodatum senast tidsfrist tidsgrans "
    "innen leveres scadenza uiterlijk streefdatum"
)
TO_DO = words(
    "action task recommendation tiltak oppgave anbefaling tilrading atgard uppgift rekommendation mesure tache "
    "recommandation medida accion tarea recomendacion compromiso acao tarefa recomendacao commitment engagement "
    "compromisso forpliktelse atagande "
    "azione actie actiepunt aanbeveling raccomandazione taak"
)
"""By when, and what is to be done."""
