// Words that tell what a part of a line is about. A newcomer extends them by adding words.

/** Between an amount and its food. */
export const OF = /^(?:of|the|de la|de|du|des|d[’']|di|del|della|von|vom|van|av)\s+/iu;

/** How something is done: they go in front of a participle. */
const HOW =
  'very|finely|roughly|coarsely|thinly|thickly|freshly|lightly|well|evenly|gently|loosely|tightly|firmly|partly|partially|fairly|quite|neatly|generously|crosswise|lengthways|lengthwise|diagonally|fein|grob|frisch|dünn|finement|grossièrement|finamente|fijn|fint|grovt';
/** What is done to a food in the kitchen: taken out of its name. */
const DONE =
  'chopped|sliced|diced|minced|grated|shredded|crushed|peeled|softened|melted|beaten|whisked|trimmed|halved|quartered|torn|crumbled|cubed|mashed|drained|rinsed|squeezed|zested|juiced|deseeded|seeded|destoned|stoned|cored|pitted|shelled|podded|shaved|snipped|picked|separated|defrosted|thawed|soaked|washed|scrubbed|cut|julienned|pounded|bashed|bruised|segmented|sifted|sieved|packed|gehackt|gehackte|gehackter|geschnitten|geschnittene|gerieben|geriebener|geschält|geschälte|gewürfelt|gewürfelte|haché|hachée|hachés|hachées|émincé|émincés|râpé|râpée|fondu|picado|picada|picados|picadas|rallado|rallada|cortado|tritato|tritata|grattugiato|gehakt|gesneden|geraspt|gesnipperd|hackad|hackade|riven|rivet|skivad|skivade|băm|thái|xay|giã';
/** With a word of how in front, these are done as well; alone they are part of the name ("ground almonds"). */
const DONE_WITH_HOW = `${DONE}|ground|squeezed|cooked|toasted|roasted|boiled|fried|whipped|milled|cracked|brewed|scrambled`;

/** Done things at the beginning of a name: "finely chopped fresh parsley". */
export const LEADING_DONE = new RegExp(
  String.raw`^((?:(?:(?:${HOW})\s+)+(?:${DONE_WITH_HOW})|(?:${DONE}))(?:(?:\s+(?:and|or|und|et|y|e|en|och)\s+|\s*,\s*)(?:(?:${HOW})\s+)*(?:${DONE_WITH_HOW}))*)\s+(?=\S)`,
  'iu',
);
/** Done things at its end, without a comma: "butter softened". */
export const TRAILING_DONE = new RegExp(
  String.raw`\s+((?:(?:${HOW})\s+)*(?:${DONE})(?:\s+(?:and|or|into|in|to|und|et)\s.*)?)$`,
  'iu',
);

/** What it is for. */
export const PURPOSE =
  /^(?:to (?:serve|garnish|decorate|finish|sprinkle|dust|glaze|drizzle|grease|taste it|top|coat|fry|accompany|dress|brush)\b.*|for (?:\w+[- ])?(?:frying|dusting|greasing|serving|garnish(?:ing)?|dredging|cooking|brushing|rolling|drizzling|sprinkling|decorat(?:ing|ion)|coating|oiling|glazing|topping|dipping|kneading|the \w+)\b.*|zum (?:servieren|garnieren|bestreuen|braten)\b.*|pour (?:servir|décorer|graisser)\b.*)$/iu;

/** Remarks that are no preparation. */
export const COMMENT =
  /^(?:optional\b.*|to taste|nach geschmack|au goût|al gusto|q\.?b\.?|quanto basta|naar smaak|efter smak|tùy thích|plus (?:extra|more|a little|some)\b.*|or (?:to taste|more|less|as needed|use|other|any|another|\d).*|or more\b.*|such as\b.*|like\b.*|e\.?g\.?\b.*|preferably\b.*|ideally\b.*|about\b.*|approx\b.*|depending\b.*|if \w+.*|from\b.*|available\b.*|see\b.*|leaves? only|stalks? only|at room temperature|as (?:needed|required|desired|necessary)\b.*|total\b.*|weight\b.*|minimum\b.*|\d+\s?%.*|per \w+.*|each\b(?! cut).*)$/iu;

/** A line that only says what follows: "For the sauce:". */
export const HEADING =
  /^(?:for (?:the|your) [^\d,]{2,50}|(?:für|pour|para|per|voor|till) [^\d,]{2,50}|[^\d,()]{2,40}):$/iu;
