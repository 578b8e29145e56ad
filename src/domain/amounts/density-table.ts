/**
 * How much a measure of a food weighs, from the portions of the U.S. Department of Agriculture's Standard Reference
 * (FoodData Central, SR Legacy; public domain): grams, the measure they were weighed in, the number of the food there
 * (NDB number), `liquid` for what is shown in millilitres, what a piece of it weighs where it is counted, and what the
 * food is called. Lines with # part the table.
 */
export const DENSITY_TABLE = `
# Flours, starches, grains
125 g | 1 cup | 20081 |  |  | flour, all purpose flour, wheat flour, mehl, weizenmehl, farine, harina, bột mì
125 g | 1 cup | 20082 |  |  | self raising flour, self rising flour
137 g | 1 cup | 20083 |  |  | bread flour, strong flour, strong white flour
137 g | 1 cup | 20084 |  |  | cake flour
120 g | 1 cup | 20080 |  |  | whole wheat flour, wholemeal flour, vollkornmehl
120 g | 1 cup | 20011 |  |  | buckwheat flour
8 g | 1 tbsp | 16055 |  |  | carob flour, carob powder
138 g | 1 cup | 20022 |  |  | cornmeal, polenta
8.064 g | 1 tbsp | 20027 |  |  | cornstarch, speisestärke, maïzena, maicena, bột bắp
152 g | 1 cup | 20068 |  |  | tapioca pearl, tapioca
185 g | 1 cup | 20044 |  |  | rice, long grain rice, basmati rice, jasmine rice, reis, riz, arroz, gạo
185 g | 1 cup | 20046 |  |  | parboiled rice
158 g | 1 cup | 20045 |  |  | cooked rice
195 g | 1 cup | 20037 |  |  | cooked brown rice
173 g | 1 cup | 20028 |  |  | couscous
157 g | 1 cup | 20029 |  |  | cooked couscous
140 g | 1 cup | 20012 |  |  | bulgur
182 g | 1 cup | 20013 |  |  | cooked bulgur
200 g | 1 cup | 20005 |  |  | pearl barley, pearled barley, barley, graupen
94 g | 1 cup | 20033 |  |  | oat bran
7.119 g | 1 tbsp | 8084 |  |  | wheat germ
28 g | 1 cup | 8020 |  |  | corn flake
120 g | 1 cup | 18376 |  |  | dry breadcrumb, seasoned breadcrumb
45 g | 1 cup | 18069 |  |  | fresh breadcrumb, soft breadcrumb
40 g | 1 cup | 18243 |  |  | crouton
84 g | 1 cup | 18173 |  |  | graham cracker crumb
# Sugars and syrups
4.2 g | 1 tsp | 19335 |  |  | sugar, granulated sugar, caster sugar, zucker, sucre, azúcar, zucchero, suiker, socker, đường
3.2 g | 1 tsp | 19334 |  |  | brown sugar, light brown sugar, dark brown sugar, muscovado sugar, brauner zucker, cassonade
8 g | 1 tbsp | 19336 |  |  | powdered sugar, puderzucker, sucre glace, azúcar glas
21 g | 1 tbsp | 19296 |  |  | honey, honig, miel, miele, honing, honung, mật ong
20 g | 1 tbsp | 19353 |  |  | maple syrup, ahornsirup, sirop d’érable
20 g | 1 tbsp | 19350 |  |  | corn syrup, light corn syrup
20 g | 1 tbsp | 19305 |  |  | molasses, treacle, black treacle
20 g | 1 tbsp | 19129 |  |  | pancake syrup
18.75 g | 1 tbsp | 14181 |  |  | chocolate syrup
20 g | 1 tbsp | 19297 |  |  | jam, preserve, marmelade, konfitüre, confiture, mermelada
19 g | 1 tbsp | 19300 |  |  | jelly
17 g | 1 tbsp | 19294 |  |  | apple butter
# Baking
5.4 g | 1 tbsp | 19165 |  |  | cocoa powder, cocoa, unsweetened cocoa powder, kakao, kakaopulver, cacao
168 g | 1 cup | 19080 |  |  | chocolate chip, semisweet chocolate chip
170 g | 1 cup | 19087 |  |  | white chocolate chip
50 g | 1 cup | 19116 |  |  | marshmallow
93 g | 1 cup | 12179 |  |  | desiccated coconut, shredded coconut, kokosraspel
4.6 g | 1 tsp | 18369 |  |  | baking powder, backpulver, levure chimique
4.6 g | 1 tsp | 18372 |  |  | baking soda, natron
3 g | 1 tsp | 18373 |  |  | cream of tartar
4 g | 1 tsp | 18375 |  |  | dry yeast, active dry yeast, yeast, instant yeast, trockenhefe
4.2 g | 1 tsp | 2050 | liquid |  | vanilla extract, vanilla essence
6 g | 1 tsp | 2047 |  |  | salt, table salt, fine salt, sea salt, salz, sel, sal, sale, zout, muối
# Fats and oils
14.2 g | 1 tbsp | 1001 |  |  | butter, beurre, mantequilla, burro, boter, smör
14.1 g | 1 tbsp | 4132 |  |  | margarine
12.8 g | 1 tbsp | 4002 |  |  | lard, schmalz, saindoux
12.8 g | 1 tbsp | 4031 |  |  | shortening
13.5 g | 1 tbsp | 4053 | liquid |  | olive oil, olivenöl, huile d’olive, aceite de oliva, olio d’oliva, dầu ô liu
13.5 g | 1 tbsp | 4042 | liquid |  | peanut oil
13.6 g | 1 tbsp | 4058 | liquid |  | sesame oil, dầu mè
13.6 g | 1 tbsp | 4034 | liquid |  | oil, vegetable oil, cooking oil, öl, huile, aceite, dầu ăn
13.6 g | 1 tbsp | 4518 | liquid |  | corn oil
13.6 g | 1 tbsp | 4506 | liquid |  | sunflower oil, sonnenblumenöl
13.6 g | 1 tbsp | 4511 | liquid |  | safflower oil
14 g | 1 tbsp | 4582 | liquid |  | rapeseed oil, canola oil, rapsöl
# Milk, cream, cheese
244 g | 1 cup | 1077 | liquid |  | milk, milch, vollmilch, lait, leche, latte, melk, mjölk, sữa
245 g | 1 cup | 1085 | liquid |  | skimmed milk
245 g | 1 cup | 1088 | liquid |  | buttermilk, buttermilch, babeurre
250 g | 1 cup | 1102 | liquid |  | chocolate milk
306 g | 1 cup | 1095 |  |  | condensed milk, sweetened condensed milk, sữa đặc
252 g | 1 cup | 1096 | liquid |  | evaporated milk
23 g | 1/3 cup | 1092 |  |  | milk powder, dry milk powder
245 g | 1 cup | 16120 | liquid |  | soy milk, sojamilch
245 g | 1 cup | 14342 | liquid |  | rice milk
15 g | 1 tbsp | 1053 | liquid |  | cream, double cream, heavy cream, whipping cream, heavy whipping cream, sahne, schlagsahne, crème liquide, nata
15 g | 1 tbsp | 1050 | liquid |  | single cream, light cream
15 g | 1 tbsp | 1049 | liquid |  | half and half
12 g | 1 tbsp | 1056 |  |  | sour cream, soured cream, saure sahne, crème fraîche
227 g | 8 fl oz | 1116 |  |  | yogurt, greek yogurt, natural yogurt, joghurt, naturjoghurt, yaourt, sữa chua
14.5 g | 1 tbsp | 1017 |  |  | cream cheese, soft cheese, frischkäse
210 g | 1 cup | 1012 |  |  | cottage cheese
246 g | 1 cup | 1036 |  |  | ricotta
5 g | 1 tbsp | 1032 |  |  | parmesan, grated parmesan, parmesan cheese, parmigiano
66 g | 1/2 cup | 19095 |  |  | ice cream
74 g | 1/2 cup | 19097 |  |  | sherbet
254 g | 1 cup | 1057 | liquid |  | eggnog
# Drinks, juices, stocks
237 g | 8 fl oz | 14429 | liquid |  | water, wasser, eau, agua, acqua, vatten, nước
248 g | 1 cup | 9206 | liquid |  | orange juice, orangensaft, jus d’orange, zumo de naranja
248 g | 1 cup | 9016 | liquid |  | apple juice, apfelsaft, jus de pomme
253 g | 1 cup | 9135 | liquid |  | grape juice
247 g | 1 cup | 9128 | liquid |  | grapefruit juice
15.2 g | 1 tbsp | 9153 | liquid |  | lemon juice, zitronensaft, jus de citron, zumo de limón
15.4 g | 1 tbsp | 9161 | liquid |  | lime juice, limettensaft
250 g | 1 cup | 9273 | liquid |  | pineapple juice
253 g | 8 fl oz | 14242 | liquid |  | cranberry juice
256 g | 1 cup | 9294 | liquid |  | prune juice
236 g | 1 cup | 11655 | liquid |  | carrot juice
243 g | 1 cup | 11540 | liquid |  | tomato juice
241 g | 1 cup | 6432 | liquid |  | stock, broth, beef stock, beef broth, bouillon, brühe, rinderbrühe
233 g | 1 cup | 6174 | liquid |  | fish stock
103 g | 3.5 fl oz | 14096 | liquid |  | wine, red wine, rotwein, vin rouge, vino tinto
103 g | 3.5 fl oz | 14106 | liquid |  | white wine, dry white wine, weißwein, vin blanc, vino blanco
355 g | 12 fl oz | 14003 | liquid |  | beer, lager, bier, bière, cerveza, bia
42 g | 1.5 fl oz | 14037 | liquid |  | rum, vodka, whisky, gin, brandy
60 g | 2 fl oz | 14210 | liquid |  | coffee, espresso
370 g | 12 fl oz | 14400 | liquid |  | cola
15 g | 1 tbsp | 2048 | liquid |  | vinegar, cider vinegar, wine vinegar, white wine vinegar, essig, vinaigre, vinagre, giấm
# Sauces and spreads
16 g | 1 tbsp | 16123 | liquid |  | soy sauce, sojasauce, sauce soja, salsa de soja, nước tương
16 g | 1 tbsp | 6175 |  |  | hoisin sauce
18 g | 1 tbsp | 6112 | liquid |  | teriyaki sauce
15.75 g | 1 tbsp | 6150 |  |  | barbecue sauce
4.7 g | 1 tsp | 6168 | liquid |  | hot sauce, tabasco
16 g | 1 tbsp | 6164 |  |  | salsa
15 g | 1 tbsp | 11935 |  |  | ketchup, tomato ketchup
13.8 g | 1 tbsp | 4025 |  |  | mayonnaise
5 g | 1 tsp | 2046 |  |  | mustard, yellow mustard, dijon mustard, senf, moutarde, mostaza
5 g | 1 tsp | 2055 |  |  | horseradish, prepared horseradish
68.75 g | 1/4 cup | 16112 |  |  | miso, miso paste
15 g | 1 tbsp | 12166 |  |  | tahini
16 g | 1 tbsp | 16098 |  |  | peanut butter, erdnussbutter
14 g | 1 tbsp | 16158 |  |  | hummus
262 g | 1 cup | 11546 |  |  | tomato paste, tomatenmark
250 g | 1 cup | 11547 |  |  | tomato puree, passata
245 g | 1 cup | 11549 |  |  | tomato sauce
250 g | 1 cup | 6931 |  |  | pasta sauce, marinara sauce
15 g | 1 tbsp | 11945 |  |  | pickle relish, relish
244 g | 1 cup | 9019 |  |  | applesauce
58.25 g | 1/4 cup | 6116 |  |  | gravy
# Beans, peas, nuts, seeds
240 g | 1 cup | 16058 |  |  | canned chickpea
164 g | 1 cup | 16057 |  |  | cooked chickpea
198 g | 1 cup | 16070 |  |  | cooked lentil
172 g | 1 cup | 16015 |  |  | cooked black bean
256 g | 1 cup | 16034 |  |  | canned kidney bean, kidney bean
177 g | 1 cup | 16033 |  |  | cooked kidney bean
262 g | 1 cup | 16051 |  |  | canned white bean
254 g | 1 cup | 16006 |  |  | baked bean
252 g | 1 cup | 16103 |  |  | refried bean
125 g | 1 cup | 11053 |  |  | green bean
160 g | 1 cup | 11313 |  |  | pea, frozen pea, erbse, petit pois, guisante
104 g | 1 cup | 11043 |  |  | bean sprout
8.6 g | 1 tbsp | 12147 |  |  | pine nut, pinienkern
8 g | 1 tbsp | 12201 |  |  | sesame seed, sesam
32 g | 1/4 cup | 12537 |  |  | sunflower seed, sonnenblumenkern
143 g | 1 cup | 12167 |  |  | chestnut
# Vegetables, raw and cut as a cup takes them
160 g | 1 cup | 11282 |  | 110 g = 1 | onion, zwiebel, oignon, cebolla, cipolla, hành tây
100 g | 1 cup | 11291 |  | 15 g = 1 | spring onion, frühlingszwiebel, hành lá
10 g | 1 tbsp | 11677 |  |  | shallot, schalotte, échalote, chalota
110 g | 1 cup | 11124 |  | 72 g = 1 | carrot, karotte, möhre, carotte, zanahoria, carota, cà rốt
120 g | 1 cup | 11143 |  | 40 g = 1 stalk | celery
149 g | 1 cup | 11821 |  | 119 g = 1 | bell pepper, red pepper, green pepper, paprikaschote, poivron
88 g | 1 cup | 11090 |  | 31 g = 1 spear | broccoli, brokkoli
100 g | 1 cup | 11135 |  |  | cauliflower, blumenkohl, chou fleur, coliflor
70 g | 1 cup | 11109 |  |  | cabbage, white cabbage, red cabbage, kohl, chou, bắp cải
104 g | 1 cup | 11205 |  | 301 g = 1 | cucumber, gurke, concombre, pepino, dưa chuột
70 g | 1 cup | 11260 |  |  | mushroom, champignon, pilz, nấm
30 g | 1 cup | 11457 |  | 10 g = 1 leaf | spinach, baby spinach, spinat, épinard, espinaca
56 g | 1 cup | 11251 |  | 10 g = 1 leaf | romaine lettuce, lettuce, kopfsalat, laitue, lechuga
180 g | 1 cup | 11529 |  | 123 g = 1 | tomato, tomate, pomodoro, cà chua
240 g | 1 cup | 11531 |  |  | canned tomato, stewed tomato
113 g | 1 cup | 11641 |  |  | zucchini, zucchetti
245 g | 1 cup | 11424 |  |  | pumpkin puree, canned pumpkin
236 g | 1 cup | 11439 |  |  | sauerkraut
210 g | 1 cup | 11657 |  |  | mashed potato
3 g | 1 tbsp | 11156 |  |  | chive, schnittlauch, ciboulette
# Fruit
110 g | 1 cup | 9004 |  | 138 g = 1 | apple, apfel, pomme, manzana
150 g | 1 cup | 9040 |  | 118 g = 1 | banana, banane, plátano, chuối
166 g | 1 cup | 9316 |  | 12 g = 1 | strawberry, erdbeere, fraise, fresa
123 g | 1 cup | 9302 |  |  | raspberry, himbeere, framboise
145 g | 1 cup | 9050 |  |  | blueberry, heidelbeere, myrtille
144 g | 1 cup | 9042 |  |  | blackberry, brombeere
160 g | 1 cup | 9132 |  |  | grape, traube, raisin frais, uva
165 g | 1 cup | 9176 |  | 207 g = 1 | mango, xoài
155 g | 1 cup | 9266 |  |  | pineapple, ananas, piña
170 g | 1 cup | 9236 |  | 98 g = 1 | peach, pfirsich, pêche
140 g | 1 cup | 9226 |  | 304 g = 1 | papaya
152 g | 1 cup | 9326 |  |  | watermelon
145 g | 1 cup | 9298 |  |  | raisin, rosine, pasas
178 g | 1 cup | 9087 |  | 8.3 g = 1 | date, dattel, datte
# What is counted
243 g | 1 cup | 1123 |  | 50 g = 1 | egg, ei, eier, oeuf, huevo, uovo, ägg, trứng
150 g | 1 cup | 11352 |  | 213 g = 1 | potato, kartoffel, pomme de terre, patata, khoai tây
2.8 g | 1 tsp | 11215 |  | 3 g = 1 clove | garlic, knoblauch, ail, ajo, aglio, tỏi
180 g | 1 cup | 9200 |  | 131 g = 1 | orange, naranja, cam
212 g | 1 cup | 9150 |  | 58 g = 1 | lemon, zitrone, citron, limón, chanh vàng
140 g | 1 cup | 9252 |  | 166 g = 1 | pear, birne, poire, pera
165 g | 1 cup | 9279 |  | 66 g = 1 | plum, pflaume, ciruela
# Spices
2.1 g | 1 tsp | 2030 |  |  | black pepper, pepper, ground black pepper, pfeffer, poivre, pimienta, tiêu
2.3 g | 1 tsp | 2010 |  |  | cinnamon, ground cinnamon, zimt, cannelle, canela
2.1 g | 1 tsp | 2028 |  |  | paprika, sweet paprika
2.6 g | 1 tsp | 2009 |  |  | chili powder
2 g | 1 tsp | 2015 |  |  | curry powder, currypulver
2.8 g | 1 tsp | 2020 |  |  | garlic powder
2.1 g | 1 tsp | 2026 |  |  | onion powder
1.5 g | 1 tsp | 2027 |  |  | dried oregano, oregano, ground oregano
1.3 g | 1 tbsp | 2029 |  |  | dried parsley
2 g | 1 tsp | 2007 |  |  | celery seed
`;
