/**
 * How many days foods keep, from the day they are bought: in the fridge, in the freezer, in the pantry; `-` where that is
 * no place for them. In front the usual place; of what usually is in the pantry the fridge is for opened packs. After
 * the ranges of USDA's FoodKeeper (foodsafety.gov, public domain), their longer end, months of 30 days: guesses, to be
 * changed by whoever knows better. Lines with # part the table.
 */
export const SHELF_LIFE_TABLE = `
# Dairy, eggs
fridge | 7 | 90 | - | milk, milch, vollmilch, frischmilch, lait, leche, latte, melk, mjölk, sữa tươi
pantry | 10 | - | 180 | soy milk, oat milk, almond milk, rice milk, plant milk, sojamilch, hafermilch
fridge | 14 | 90 | - | buttermilk, buttermilch, babeurre
fridge | 7 | - | - | kefir
fridge | 10 | 120 | - | cream, double cream, heavy cream, whipping cream, sahne, schlagsahne, crème fraîche, nata
fridge | 4 | 120 | - | half and half
fridge | 7 | 120 | - | single cream, light cream
fridge | 21 | - | - | sour cream, soured cream, saure sahne, schmand
fridge | 14 | 60 | - | yogurt, joghurt, naturjoghurt, yaourt, sữa chua, skyr, quark
fridge | 60 | 270 | - | butter, beurre, mantequilla, burro, boter, smör, bơ lạt
fridge | 180 | 365 | - | margarine
fridge | 28 | 180 | - | cheese, cheddar, gouda, emmental, gruyère, swiss cheese, comté, manchego, käse, fromage, queso, phô mai
fridge | 365 | 540 | - | parmesan, pecorino, grana padano, parmesan cheese
fridge | 14 | 180 | - | brie, camembert, goat cheese, soft cheese, blue cheese, feta, halloumi, paneer
fridge | 14 | 60 | - | cream cheese, frischkäse, mascarpone
fridge | 14 | 90 | - | cottage cheese, ricotta, mozzarella, hüttenkäse
fridge | 35 | - | - | egg, ei, eier, oeuf, huevo, uovo, uova, ägg, trứng, trứng gà
fridge | 7 | - | - | hard boiled egg
fridge | 4 | 365 | - | egg white, egg yolk, eiweiß, eigelb
fridge | 14 | - | 365 | condensed milk, evaporated milk, sữa đặc
# Meat, poultry
fridge | 5 | 365 | - | beef, steak, beef steak, roast beef, beef joint, veal, lamb, rindfleisch, lammfleisch, boeuf, agneau, ternera, cordero, thịt bò
fridge | 5 | 365 | - | lamb chop, lamb leg, veal chop, beef fillet, sirloin, rib eye, brisket, chuck
fridge | 5 | 365 | - | pork, pork chop, pork loin, pork belly, pork shoulder, pork tenderloin, schweinefleisch, porc, cerdo, thịt heo, thịt lợn
fridge | 2 | 120 | - | ground beef, ground pork, ground lamb, ground turkey, ground chicken, minced meat, ground meat, mince, hackfleisch, gehacktes, viande hachée, carne picada, thịt băm, stew meat
fridge | 2 | 270 | - | chicken, chicken breast, chicken thigh, chicken wing, chicken drumstick, chicken leg, hähnchen, hühnchen, hähnchenbrust, poulet, pollo, thịt gà, gà
fridge | 2 | 365 | - | whole chicken, turkey, duck, goose, pute, truthahn, ente, canard, dinde, pavo, thịt vịt
fridge | 2 | 120 | - | liver, kidney, giblet, leber, foie
fridge | 7 | 30 | - | bacon, speck, lardon, pancetta, tocino
fridge | 2 | 60 | - | sausage, bratwurst, saucisse, salchicha, xúc xích
fridge | 14 | 60 | - | hot dog, frankfurter, wiener
fridge | 5 | 60 | - | ham, cooked ham, schinken, jambon, jamón, prosciutto, giăm bông
fridge | 5 | 60 | - | lunch meat, deli meat, cold cut, aufschnitt, wurst, turkey slice
fridge | 21 | 60 | 42 | salami, chorizo, pepperoni
# Fish
fridge | 2 | 240 | - | fish, cod, haddock, halibut, sole, tilapia, sea bass, pollock, fisch, kabeljau, poisson, pescado, pesce, cá
fridge | 2 | 90 | - | salmon, tuna, trout, mackerel, herring, sardine, lachs, thunfisch, saumon, thon, atún, cá hồi, cá ngừ
fridge | 3 | 180 | - | shrimp, prawn, scallop, squid, garnele, crevette, gamba, tôm, mực
fridge | 3 | 90 | - | mussel, clam, oyster, muschel, moule
fridge | 14 | 60 | - | smoked salmon, räucherlachs, smoked trout
fridge | 4 | 90 | - | crab, lobster, cua
pantry | 4 | - | 1800 | canned tuna, canned salmon, canned sardine, anchovy
# Plant protein, chilled
fridge | 7 | 150 | - | tofu, đậu phụ, đậu hũ, tempeh, seitan
fridge | 7 | - | - | hummus, guacamole, tzatziki
fridge | 7 | 60 | - | fresh pasta, gnocchi, ravioli, tortellini
fridge | 60 | 60 | - | puff pastry, shortcrust pastry, pizza dough, blätterteig, pâte feuilletée
# Vegetables
fridge | 4 | 240 | - | asparagus, spargel, asperge, espárrago, măng tây
fridge | 5 | 240 | - | green bean, runner bean, grüne bohne, haricot vert, judía verde, đậu que
fridge | 14 | 240 | 1 | beet, rote bete, betterave, remolacha, củ dền
fridge | 3 | 365 | - | bok choy, cải thìa
fridge | 5 | 365 | - | broccoli, brokkoli, bông cải xanh, cauliflower, blumenkohl, chou fleur, coliflor, brussels sprout, rosenkohl, romanesco
fridge | 14 | 365 | - | cabbage, white cabbage, red cabbage, savoy cabbage, napa cabbage, chinese cabbage, kohl, weißkohl, rotkohl, chou, col, bắp cải
fridge | 21 | 365 | - | carrot, parsnip, karotte, möhre, carotte, zanahoria, carota, cà rốt, pastinake
fridge | 14 | 365 | - | celery, staudensellerie, céleri, apio, cần tây
fridge | 14 | 240 | - | celeriac, sellerie, turnip, rutabaga, kohlrabi, radish, radieschen, radis, củ cải
fridge | 2 | 240 | - | corn on the cob, sweetcorn, maiskolben, bắp ngô
fridge | 6 | - | - | cucumber, gurke, concombre, pepino, dưa chuột
fridge | 7 | 240 | 1 | eggplant, berenjena, cà tím
pantry | 14 | 30 | 30 | garlic, garlic clove, knoblauch, ail, ajo, aglio, tỏi
fridge | 21 | 180 | 2 | ginger, ginger root, ingwer, gingembre, jengibre, gừng
fridge | 5 | 365 | - | kale, chard, swiss chard, collard green, mustard green, spring green, grünkohl, mangold, rau cải
fridge | 7 | 365 | - | spinach, baby spinach, spinat, épinard, espinaca, spinaci, rau bina
fridge | 7 | - | - | lettuce, salad, arugula, lamb lettuce, romaine lettuce, watercress, kopfsalat, feldsalat, rucola, laitue, lechuga, xà lách
fridge | 14 | - | - | iceberg lettuce, chicory, endive, eisbergsalat
fridge | 14 | 365 | - | leek, lauch, porree, poireau, puerro, tỏi tây
fridge | 7 | 365 | - | mushroom, champignon, pilz, nấm, seta, champiñón
fridge | 3 | 365 | - | okra, bean sprout, đậu bắp, giá
pantry | 60 | 365 | 60 | onion, red onion, shallot, zwiebel, oignon, cebolla, cipolla, hành tây, schalotte, échalote
fridge | 14 | 365 | - | spring onion, frühlingszwiebel, cébette, hành lá
fridge | 5 | 365 | - | pea, snow pea, sugar snap pea, zuckerschote, broad bean
fridge | 14 | 240 | - | bell pepper, red pepper, green pepper, chili, jalapeño, paprika, paprikaschote, poivron, pimiento, ớt, ớt chuông
pantry | 14 | - | 60 | potato, kartoffel, pomme de terre, patata, aardappel, potatis, khoai tây
pantry | 21 | 365 | 14 | sweet potato, süßkartoffel, patate douce, batata, khoai lang, yam
pantry | 90 | 365 | 42 | winter squash, butternut squash, pumpkin, squash, hokkaido, kürbis, courge, calabaza, bí đỏ
fridge | 5 | 365 | 1 | zucchini, zucchetti, calabacín, bí ngòi
pantry | 3 | 60 | 7 | tomato, cherry tomato, tomate, pomodoro, cà chua
fridge | 10 | 60 | - | parsley, cilantro, basil, mint, dill, chive, coriander, herb, fresh herb, petersilie, schnittlauch, persil, perejil, rau mùi, húng quế, rosemary, thyme, sage, tarragon, lemongrass
fridge | 4 | - | 4 | avocado, bơ, quả bơ
fridge | 7 | 365 | - | artichoke, fennel, fenchel, fenouil, hinojo
# Fruit
fridge | 42 | 240 | 21 | apple, apfel, pomme, manzana, mela, táo
fridge | 5 | 60 | 3 | apricot, peach, nectarine, plum, pfirsich, aprikose, pflaume, pêche, abricot, prune, melocotón, đào, mận
pantry | 3 | 90 | 5 | banana, banane, plátano, chuối
fridge | 3 | 120 | - | strawberry, raspberry, blackberry, berry, erdbeere, himbeere, fraise, framboise, fresa, dâu tây
fridge | 14 | 240 | - | blueberry, cranberry, heidelbeere, myrtille
fridge | 7 | 180 | - | cherry, kirsche, cerise, cereza
fridge | 21 | 120 | 10 | orange, lemon, lime, grapefruit, mandarin, tangerine, clementine, zitrone, limette, citron, limón, naranja, cam, chanh
fridge | 7 | 30 | 1 | grape, traube, weintraube, raisin frais, uva, nho
fridge | 6 | 120 | 5 | kiwi
fridge | 7 | 240 | 5 | mango, papaya, xoài, đu đủ
fridge | 14 | 30 | 2 | melon, watermelon, cantaloupe, honeydew, wassermelone, pastèque, sandía, dưa hấu
fridge | 5 | 60 | 5 | pear, birne, poire, pera, lê
fridge | 7 | 365 | 2 | pineapple, ananas, piña, dứa
fridge | 90 | 365 | 5 | pomegranate, granatapfel
fridge | 5 | 365 | 5 | fig, passion fruit, lychee, dragon fruit
# Bread
pantry | 21 | 150 | 5 | bread, sourdough, baguette, bread roll, brot, brötchen, pain, pan, pane, bánh mì, bagel, bun, ciabatta, focaccia, toast, naan, pita
pantry | 90 | 180 | 90 | tortilla, wrap
pantry | 7 | 180 | 3 | cake, muffin, croissant, doughnut, kuchen, gâteau
# Pantry
pantry | 240 | 365 | 365 | flour, bread flour, self raising flour, mehl, weizenmehl, farine, harina, bột mì
pantry | 240 | 365 | 180 | whole wheat flour, wholemeal flour, cornmeal, polenta
pantry | - | - | 730 | rice, basmati rice, jasmine rice, arborio rice, reis, riz, arroz, gạo
pantry | 180 | 365 | 365 | brown rice, naturreis
pantry | - | - | 730 | pasta, spaghetti, penne, macaroni, noodle, lasagne, nudel, pâtes, mì, phở, couscous, bulgur
pantry | - | - | 1095 | quinoa
pantry | - | - | 730 | lentil, dried bean, dried chickpea, split pea, linse, lentille, lenteja, đậu xanh
pantry | - | - | 365 | oat, rolled oat, porridge oat, haferflocken, flocons d’avoine, avena, muesli, granola, cereal, corn flake, barley, breadcrumb
pantry | - | - | 730 | sugar, granulated sugar, caster sugar, zucker, sucre, azúcar, đường, honey, honig, miel, mật ong, salt, salz, sel, sal, muối, cornstarch, vinegar, essig, vinaigre, vinagre, giấm, yeast, dry yeast
pantry | - | - | 540 | brown sugar, powdered sugar, baking powder, baking soda, cocoa, cocoa powder, tea, tee, thé, trà, chocolate, schokolade, chocolat
pantry | 90 | - | 365 | oil, olive oil, sunflower oil, rapeseed oil, vegetable oil, sesame oil, coconut oil, öl, huile, aceite, dầu ăn
pantry | 4 | - | 540 | canned tomato, tomato puree, tomato paste, passata, tomatenmark, tomato sauce, pasta sauce
pantry | 4 | - | 1800 | canned bean, canned chickpea, chickpea, kidney bean, black bean, white bean, baked bean, canned corn, coconut milk, kokosmilch, nước cốt dừa
pantry | 4 | 90 | 365 | stock, broth, brühe, bouillon, nước dùng
pantry | - | - | 730 | stock cube, bouillon cube
pantry | 180 | - | 365 | ketchup, barbecue sauce, hoisin sauce, sriracha
pantry | 365 | - | 730 | mustard, senf, moutarde, mostaza
pantry | 30 | - | 1095 | soy sauce, teriyaki sauce, nước tương
pantry | 365 | - | 1095 | fish sauce, nước mắm
pantry | - | - | 365 | worcestershire sauce
pantry | 60 | - | 180 | mayonnaise
pantry | 365 | - | 540 | jam, marmalade, jelly, konfitüre, marmelade, confiture, mermelada, maple syrup
pantry | 180 | - | 540 | peanut butter, nut butter, almond butter
pantry | 21 | - | 365 | tahini
pantry | 365 | 730 | 270 | nut, almond, walnut, hazelnut, cashew, pecan, pistachio, peanut, pine nut, mandel, walnuss, haselnuss, noix, nuez, sesame seed, sunflower seed, pumpkin seed, flaxseed, chia seed, hạt điều, đậu phộng
pantry | - | - | 365 | raisin, dried apricot, date, dried fruit, rosine
pantry | - | - | 1095 | pepper, black pepper, cinnamon, cumin, paprika powder, turmeric, curry powder, chili powder, nutmeg, clove, cardamom, bay leaf, spice, oregano, dried herb, vanilla extract, pfeffer, zimt, poivre, pimienta, tiêu
pantry | 14 | 365 | 365 | coffee, ground coffee, coffee bean, kaffee, café, cà phê
pantry | 90 | - | 365 | pickle, gherkin, caper, sauerkraut, kimchi
pantry | 14 | - | 540 | olive
# Drinks
fridge | 10 | 365 | - | orange juice, juice, apple juice, saft, jus, zumo
pantry | - | - | 270 | beer, soda, cola, bier, bière, cerveza, bia
pantry | 5 | - | 1095 | wine, red wine, white wine, wein, rotwein, weißwein, vin, vino, rượu vang
# What is left of a meal
fridge | 4 | 90 | - | leftover, cooked dish, soup, stew, casserole, curry, reste, sobras, cooked rice, cooked pasta, cooked chicken, cooked meat, pizza, quiche, lasagne dish, sauce
fridge | 180 | 30 | - | pesto
`;
