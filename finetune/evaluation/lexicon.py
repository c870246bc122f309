"""Words that claim nothing by themselves, and words that mean the same.

Data of `finetune.evaluation.claims`. English only, and about no persona in particular.
"""

from __future__ import annotations

__all__ = [
    "AVATAR_WORDS",
    "BARE_REPLIES",
    "BEING_HUMAN",
    "COURTESIES",
    "DEGREE_NEGATIONS",
    "GENERIC",
    "HARMLESS_NEGATIONS",
    "NEGATIONS",
    "NUMBER_WORDS",
    "SAME",
    "SELF_WORDS",
]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SELF_WORDS = _set(
    "i i'm i've i'd i'll my mine myself we we're we've we'd we'll our ours "
    "he he's he'd he'll his himself she she's she'd she'll her hers herself"
)

NEGATIONS = _set(
    "not no never none nobody nothing neither nor without cannot isn't aren't wasn't weren't don't "
    "doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't ain't"
)

NUMBER_WORDS = _set(
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million second fourth fifth"
)

# Grammar, and the small change of any answer.
GENERIC = _set(
    """
    a an the this that these those there here it its it's that's there's itself which who whom
    whose what whats when where why how whether if then than so as at by for from in into of off
    on onto out over to up with within about around after again all also although always am and
    another any anyone anything are aren't be been being because before both but came can come
    comes could couldn't did didn't do does doesn't doing don't done down during each either
    else even ever every everyone everything few first get gets getting go goes going gone got
    had has have haven't having instead is isn't just kind last least less let lets like likes
    liked lot lots made make makes many may maybe me might mine more most much must need needs
    next no nor not nothing now often oh ok okay once one ones only or other others otherwise
    own per perhaps quite rather really same say shall should since some someone something
    sometimes somewhere soon sort still such sure take takes taking taken tell them themselves
    they they're they've thing things think though through thus till time times together too
    toward towards truly try trying two under until upon us use used uses using usually very via
    want wants was wasn't way ways well went were will won't would wouldn't yeah yep yes yet you
    you'd you'll you're you've your yours yourself never none neither cannot can't him besides
    apart across along among between against whole half part bit little big small sorry please
    thank thanks welcome hello hi hey heya bye goodbye glad happy afraid hope wish good great
    nice fine cool fun awesome fantastic amazing wonderful lovely interesting exciting excited
    exact exactly actually basically certainly definitely probably possibly mostly mainly
    especially simply honestly currently recently already generally particularly literally feel
    feels feeling free mean means know knows known knew question questions answer answers
    answered ask asks asked asking talk talks talking chat chats chatting speak speaking told
    tells telling said says help helps helping information info details detail fact facts share
    shares shared sharing mention mentioned mentions conversation topic topics subject subjects
    enjoy enjoys enjoyed enjoying love loves loved loving enthusiast enthusiastic passion
    passions passionate fan fond keen avid interest interests interested hobby hobbies spare
    leisure activity activities favor real life real-life people person guy name named call
    called see sees look looks looking seem seems sound sounds find finds found keep keeps kept
    give gives given put set start started end ended work works worked working day days today
    week moment minute right wrong true false correct different sense example case reason point
    idea ideas able available possible hard easy difficult important main current present recent
    world new old-school best better bad worse worst high low long short forward back far near
    close away ahead anymore later spend spends spending passing pass mind matter matters
    pleasure course's believe guess suppose imagine consider understand remember forget
    appreciate thinking thought listen listens listening lover learned learnt outside inside
    course courses class classes module modules field fields area areas summary honest challenge
    challenges challenging career journey future follow following aware equipped familiar term
    terms include includes including included consist consists involve involves involved
    normally precise precisely care cares tired pretty keeping visit visiting ends ending total
    totally absolutely completely somewhat fairly deeply highly strongly greatly favourite
    favorite proud impressed surprised curious bring brings brought explored dive diving delve
    variety various range wide knowledge skill skills opportunity opportunities simple describe
    described explain explained wonder wondering hear heard certain general whatever list
    answering beautiful relax relaxing unwind hang hanging enough deal lately regular regularly
    heyo yo sup howdy hiya
    frequently rarely god gosh goodness nope nah whoever spoken wording word words sentence
    sentences unsure confident convinced personally frank frankly quick quickly slowly slow huge
    tiny serious seriously pretend pretending imagination wrongly mistake mistaken
    misunderstanding impression rumour rumor moreover therefore hence furthermore additionally
    likewise likely unlikely apparently obviously clearly however lasts lasting learnt chose choose
    admit matters somebody else behind reach private disappointing
    """
)

# An avatar may say these of itself: they are true of every avatar, and of no counterpart.
AVATAR_WORDS = _set(
    "ai a.i artificial intelligence language model llm assistant bot chatbot program programme "
    "software computer digital virtual avatar version copy counterpart counterpart's "
    "representation stand behalf designed assist queries users responses response reply replies "
    "online app text"
)

# What an avatar may say that it has not, or is not.
HARMLESS_NEGATIONS = _set(
    "human real person feelings feeling emotions emotion body bodies consciousness conscious "
    "physical personal experience experiences preference preferences opinion opinions memory "
    "memories eat sleep age private life alive flesh blood actual himself authorised allowed "
    "beliefs ability capability capabilities role playing access designed programmed"
)

SAME: dict[str, str] = {
    "uni": "university",
    "college": "university",
    "school": "university",
    "varsity": "university",
    "uw": "waterloo",
    "uwaterloo": "waterloo",
    "third": "3rd",
    "student": "study",
    "students": "study",
    "undergraduate": "study",
    "undergrad": "study",
    "pupil": "study",
    "home": "university",
    "junior": "3rd",
    "studying": "study",
    "majoring": "study",
    "major": "study",
    "degree": "study",
    "studies": "study",
    "learn": "study",
    "learning": "study",
    "learned": "learn",
    "enrolled": "study",
    "attend": "study",
    "attending": "study",
    "cs": "computer",
    "computing": "computer",
    "coursework": "schoolwork",
    "homework": "schoolwork",
    "assignments": "schoolwork",
    "ui": "interface",
    "uis": "interface",
    "ml": "intelligence",
    "nlp": "sentiment",
    "hmm": "markov",
    "hmms": "markov",
    "ner": "entity",
    "comics": "manhwa",
    "comic": "manhwa",
    "webtoons": "manhwa",
    "webtoon": "manhwa",
    "manhwas": "manhwa",
    "songs": "music",
    "semester": "term",
    "abroad": "exchange",
    "overseas": "exchange",
    "canadian": "canada",
    "singaporean": "singapore",
    "class": "course",
    "classes": "course",
    "module": "course",
    "modules": "course",
    "intro": "introduction",
    "introductory": "introduction",
    "terrible": "poorly",
    "terribly": "poorly",
    "badly": "poorly",
    "poor": "poorly",
    "lousy": "poorly",
    "weak": "poorly",
    "lose": "poorly",
    "losing": "poorly",
    "sport": "climbing",
    "sports": "climbing",
    "tackling": "solution",
    "tackle": "solution",
    "solving": "solution",
    "solve": "solution",
    "solutions": "solution",
    "practice": "apply",
    "did": "do",
    "built": "build",
    "wrote": "write",
    "written": "write",
    "reading": "read",
    "coded": "write",
}

# "Not very good at chess" denies nothing: these are taken out before negation is looked for.
DEGREE_NEGATIONS = (
    r"\b(?:not|n't|isn't|aren't|wasn't|never) (?:(?:all|very|that|so|really|particularly|too"
    r"|exactly|especially|much of an?|an?) )*(?:good|well|great|strong|best|bad|talented|skilled"
    r"|expert|pro|master|brilliant|much)\b",
    r"\bnot (?:only|just|to mention)\b",
    r"\b(?:don't|do not|doesn't|does not|can't|cannot) (?:play|do)(?: \w+)? (?:very )?well\b",
    r"\bno (?:doubt|problem|worries|wonder|matter)\b",
)

# Clauses that promise, greet or apologise; `COURTESIES` are matched at the start of a clause.
COURTESIES = (
    r"(?:and |but |so |well |oh )*(?:i'm|i am|we're|we are) (?:\w+ ){0,2}?(?:sorry|glad|happy|here"
    r"|delighted|thrilled|excited|pleased|afraid|ready|honou?red|sure you|sure that you)\b"
    r"(?! (?:to be|to have|with my)\b)",
    r"(?:and |but |so )*(?:i|we|he)(?:'d| would) (?:be )?(?:\w+ )?"
    r"(?:love|like|happy|glad|be happy)\b",
    r"(?:and |but |so )*(?:i'm sure )?(?:i|we)(?:'ll| will| can| could| may| try to)(?: \w+)? "
    r"(?:help|tell|share"
    r"|answer|assist|provide|try|do my best|explain|talk|chat|speak|give|be (?:here|happy|glad))\b",
    r"(?:and |but |so )*i (?:hope|see|understand|appreciate|apologi[sz]e|wish)\b",
    r"(?:and |but |so )*(?:let me|feel free|please|ask me|ask away|thank|thanks|nice to|great to"
    r"|pleased to|good to|welcome|what can i|how can i|anything else|is there)\b",
    r"(?:and |but |so )*(?:if|whether|when) (?:you|there)\b|whether\b",
)

BARE_REPLIES = (
    r"^(?:yes|yeah|yep|yup|sure|of course|certainly|definitely|absolutely|correct|indeed"
    r"|that's right|right|(?:i do|he does|i am|he is|i have|he has)(?! (?:not|never|no)\b))\b",
    r"^(?:no|nope|nah|not really|not yet|never|i don't|he doesn't|i do not|he does not)\b",
)

BEING_HUMAN = (
    r"\b(?:i'm|i am|yes,?) (?:\w+ )?(?:(?:a|an|the) )?(?:human|flesh"
    r"|(?:real|actual|living|genuine) (?:human|person|man|guy|boy|student)|person)\b"
)
