"""Plain-English word groups that help to understand a question: every process.

General knowledge of the language, nothing about any persona: which words are spelled short, which
mean about the same, which only hold a sentence together.
"""

from __future__ import annotations

from types import MappingProxyType

__all__ = [
    "CONCEPTS",
    "FUNCTION_WORDS",
    "HARMLESS",
    "NEGATIONS",
    "PEOPLE",
    "SELF_TALK",
    "SHORT_FORMS",
]

_SHORT = """
what's=what is|whats=what is|who's=who is|whos=who is|where's=where is|wheres=where is
how's=how is|hows=how is|when's=when is|why's=why is|it's=it is|that's=that is|thats=that is
there's=there is|here's=here is|he's=he is|she's=she is|you're=you are|youre=you are
i'm=i am|im=i am|we're=we are|they're=they are|you've=you have|i've=i have|you'd=you would
i'd=i would|you'll=you will|i'll=i will|don't=do not|dont=do not|doesn't=does not
doesnt=does not|didn't=did not|didnt=did not|isn't=is not|isnt=is not|aren't=are not
arent=are not|wasn't=was not|wasnt=was not|weren't=were not|haven't=have not|havent=have not
hasn't=has not|hasnt=has not|hadn't=had not|can't=can not|cant=can not|cannot=can not
couldn't=could not|won't=will not|wouldn't=would not|shouldn't=should not|u=you|ur=your
r=are|y=why|wat=what|wut=what|wanna=want to|gonna=going to|gotta=have to|kinda=kind of
sorta=sort of|rn=right now|pls=please|plz=please|thx=thanks|ty=thanks|favorite=favourite
fav=favourite|fave=favourite|color=colour|uni=university|unis=universities|varsity=university
cs=computer science|compsci=computer science|comp=computer|sci=science|ai=artificial intelligence
ml=machine learning|ui=user interface|uis=user interfaces|ux=user interface|hci=user interface
hmm=hidden markov model|hmms=hidden markov models|ner=entity recognition
nlp=natural language processing|prof=professor|profs=professors|bf=boyfriend|gf=girlfriend
bday=birthday|dob=date of birth|sem=semester|yr=year|yrs=years|pic=picture|pics=pictures
info=information|intro=introduction|dept=department|maths=mathematics|math=mathematics
bio=biography|dj=disc jockey|pc=computer|tv=television|bot=robot|chatbot=robot|cnn=neural network
"""

_CONCEPTS = """
hobby: hobby hobbies pastime pastimes leisure spare recreation free fun relax unwind weekend
  weekends weekday evenings evening afternoon downtime offline activities activity
university: university universities college colleges school schools campus institution institute
  academy faculty alma enrolled enrol enroll attend attending student faculty
degree: degree bachelor bachelors major majoring programme program discipline field subject
  specialisation specialization qualification studies study studying studied education course
year: year years freshman fresher sophomore junior senior final undergraduate graduate semester
  grade stage penultimate
course: course courses class classes module modules lecture lectures subject subjects curriculum
  coursework enrolled timetable schedule
abroad: abroad exchange overseas foreign visiting host guest country countries nation continent
  away canada canadian waterloo ontario america
duration: long duration length term terms semester semesters months month weeks until whole
project: project projects built build building made make making created create coded wrote written
  developed develop programmed implemented portfolio worked work constructed engineered
climb: climb climbs climbing climber climbers boulder bouldering belay belayer crag crags rock rocks
  wall walls rope ropes scaling mountaineering summit
sport: sport sports athletic athlete athletics exercise fit fitness physical workout active sporty
  gym training shape muscles
chess: chess chessboard checkmate grandmaster rook bishop bishops knight knights pawn pawns queen
  castling opening endgame
boardgame: board boardgame boardgames strategy game games
skill: good bad strong weak skilled skilful talented level expert master beginner amateur well
  decent terrible poor poorly badly win lose losing beat
music: music musical song songs tune tunes melody band bands singer sing singing album albums
  concert concerts playlist instrument instruments guitar piano violin drums spotify headphones
  genre jazz rap pop
reading: read reads reading reader book books novel novels comic comics manhwa manhwas manga webtoon
  webtoons literature author story stories bookworm chapter chapters
korean: korea korean koreans hangul seoul manhwa
interest: interest interests interested interesting passionate passion passions keen curious
  fascinate fascinated fascinating excite excites excited enthusiastic drawn appeal appeals fond
  fondness like likes enjoy enjoys love loves into attract attracts
ai: artificial intelligence learning intelligent neural
data: data dataset datasets statistics analytics analysis analyse
interface: interface interfaces usability frontend screens buttons design designing layout human
approach: approach tackle tackling solve solving solution solutions problem problems challenge
  challenges explore exploring research researching apply applying method methods way manner style
  strategy difficult obstacle puzzle
markov: markov hidden sentiment sentiments entity entities tagging recognition mood opinions emotion
  language text texts natural
image: image images picture pictures photo photos vision visual pixel pixels classifier classify
  classification classifies convolutional recognise recognising recognize
network: neural network networks net nets layer layers perceptron backpropagation deep
denial: scratch zero ground libraries yourself hand
person: human person people man guy somebody someone individual flesh blood
machine: robot machine program software computer chatbot automated artificial virtual avatar
  digital simulation simulated bot algorithm model chatgpt gpt siri alexa assistant
real: real actual genuine true really authentic physical
busy: busy occupied schoolwork homework assignments swamped overloaded deadlines available free time
name: name names named called call surname nickname identity address introduce
intro: introduce introduction yourself background biography overview summary summarise profile
  describe story describing present
family: family brother brothers sister sisters sibling siblings mother father mum mom dad parents
  parent uncle aunt cousin cousins grandmother grandfather grandparents relatives twin son daughter
  nephew niece
romance: girlfriend boyfriend wife husband married marry marriage wedding dating date single love
  crush romantic relationship partner engaged kiss spouse divorce
children: kid kids child children baby babies son daughter
friend: friend friends buddy mates roommate flatmate roommates neighbour neighbours colleague
  classmate classmates
age: old age aged born birthday birth birthdate zodiac horoscope
origin: born hometown grew raised childhood nationality citizen citizenship passport ethnicity
  ancestors birthplace native roots
home: live lives living house home apartment flat room address street postcode dormitory dorm
  hostel rent landlord neighbourhood residence
contact: phone number email mail telephone whatsapp telegram contact reach message call
social: instagram facebook twitter linkedin tiktok youtube github account handle username followers
  profile website blog discord reddit snapchat
looks: tall height weight weigh hair eyes eye beard glasses tattoo tattoos handsome face skin
  wear wearing clothes shirt piercing appearance
health: blood allergy allergies sick ill illness disease doctor hospital health healthy injury
  injured pain medicine therapy vaccinated broken bone surgery
food: food eat eats eating meal dish dishes cook cooking breakfast lunch dinner snack restaurant
  pizza vegetarian vegan recipe spicy cuisine fruit dessert chocolate rice noodles sushi
drink: drink drinks coffee tea beer wine alcohol juice cocktail
vice: smoke smoker smoking cigarettes drugs gamble gambling vape drunk
pet: pet pets dog dogs cat cats hamster parrot rabbit fish animal animals
vehicle: car cars drive drives driving bike bicycle motorcycle vehicle licence license bus train
money: money rich salary earn earns income pay paid wealth bank loan loans debt fee fees budget
  savings invest shares stocks cost costs price expensive scholarship afford
job: job jobs employer company intern internship career boss salary employed profession work works
  working office colleague cv resume interview
future: future plan plans graduation someday goal goals ambition dream retire ten later
belief: religion religious god church believe faith pray politics political party vote election
  government opinion view views
language: speak speaks languages mandarin chinese french spanish german malay tamil japanese
  accent fluent bilingual tongue
tool: python java javascript rust framework editor ide laptop linux windows mac library libraries
  pytorch tensorflow pandas vim keyboard operating
media: movie movies film films series show netflix anime actor actress cinema television cartoon
  watch watching
game: videogame videogames gaming gamer playstation xbox nintendo minecraft console steam league
travel: travel travelled trip trips visit visited holiday holidays vacation flight fly airport
  sightseeing tourist journey tour
feeling: feel feeling feelings emotion emotions sad happy angry afraid fear scared proud regret cry
  lonely stressed
memory: memory memories remember embarrassing funniest worst best happiest childhood moment
favourite: favourite favourites favorite prefer preferred preference best top
frequency: often frequently times week weekly daily usually hours rarely
when: when date day month year since ago start started began begin time
who: who whom whose teacher taught professor lecturer instructor coach tutor coauthor
score: grade grades gpa mark marks score scores exam exams result results rating elo rank pass
  passed failed average accuracy accurate cap
prize: prize prizes award awards won medal trophy competition tournament contest hackathon champion
  olympics cup record published paper papers patent
military: army military service soldier navy
sleep: sleep sleeping bed wake awake nap dream insomnia
weather: weather snow cold winter rain sunny temperature climate
brand: brand brands model shoes gear equipment harness bought
club: club clubs society societies team committee volunteer association
"""

_PEOPLE = "he him his himself she her hers herself they them their"
_FUNCTION = """
a an the is are am was were be been being do does did done you your yours yourself i me my mine
myself we us our it its this that these those of in on at to for from by with and or but if as so
not no yes have has had having will would can could should may might must shall about please tell
give say any some there here then than too also just really very ever into out up down over
most get got go goes going let know thing things one ones of like what
which who whom whose where when why how all only own such both each few s t d m re ve ll ok okay
"""
# Words that claim nothing about anybody.
_HARMLESS = """
well yes yeah yep sure actually really currently also both including especially mostly mainly
truly quite rather such very right now moment course indeed simply like enjoy love fan into keen
interested interest great good fun nice happy glad hi hello hey thanks thank please so far
basically definitely course question ask asking answer more other again earlier said mentioned
called name virtual avatar real-life real life counterpart spend spending time take taking
"""
# What may be said in the first person when the question is not about the counterpart.
_SELF_TALK = """
hope help helping assist sorry think thinking guess understand know see mean say tell talk chat
talking chatting hear hearing doing fine okay today feel free let explain try show share wait
welcome pleasure wonderful amazing awesome excited afraid sure wish able look looking forward meet
meeting need want anything something everything day care soon best later mind curious wonder
learn start discuss here conversation topic question questions appreciate kind words
"""
_NEGATIONS = """
not no never none nothing neither nor cannot without hardly isn't aren't wasn't don't doesn't
didn't haven't hasn't won't can't couldn't wouldn't
"""


def _pairs(table: str) -> dict[str, str]:
    rows = (row.partition("=") for line in table.split("\n") for row in line.split("|") if row)
    return {short.strip(): full.strip() for short, _, full in rows}


def _concepts(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table.strip().replace("\n  ", " ").split("\n"):
        concept, _, members = row.partition(":")
        for word in members.split():
            found[word] = (*found.get(word, ()), concept)
    return found


SHORT_FORMS = MappingProxyType(_pairs(_SHORT))
CONCEPTS = MappingProxyType(_concepts(_CONCEPTS))
PEOPLE = frozenset(_PEOPLE.split())
FUNCTION_WORDS = frozenset(_FUNCTION.split())
HARMLESS = frozenset(_HARMLESS.split())
SELF_TALK = frozenset(_SELF_TALK.split())
NEGATIONS = frozenset(_NEGATIONS.split())
