import type { ReactNode } from 'react';

/** A page of the help. */
interface Topic {
  path: string;
  title: string;
  text: ReactNode;
}

export const topics: readonly Topic[] = [
  {
    path: 'start',
    title: 'How it works',
    text: (
      <>
        <p>
          Ocipe goes round in a circle: your recipes say what a meal needs, your fridge says what is
          there already, and the list says what is missing.
        </p>
        <ul>
          <li>
            Put in a few recipes you cook anyway. Typing the name and the ingredients is enough.
          </li>
          <li>
            Note what is in the fridge, the freezer and the pantry. It need not be complete to be
            useful.
          </li>
          <li>Plan the next days: choose recipes, or let chance choose.</li>
          <li>Look at what to buy, save it, and tick it off in the shop.</li>
        </ul>
        <h3>On your phone</h3>
        <p>
          Open Ocipe in the phone’s browser and choose “Add to home screen”. It then starts like an
          app, and your list is there without a signal.
        </p>
      </>
    ),
  },
  {
    path: 'recipes',
    title: 'Recipes',
    text: (
      <>
        <h3>What the fields mean</h3>
        <ul>
          <li>
            <strong>Category</strong> is yours to choose: Chicken, Soup, Grandma’s. It gives a
            recipe its colour and its sign.
          </li>
          <li>
            <strong>A picture</strong> is chosen, taken with the camera, dropped or pasted, on the
            recipe’s page or in its form. It is kept without what it tells about place and camera;
            pictures you saw lately are there without a signal.
          </li>
          <li>
            <strong>Lasts for</strong> is how many portions or days one cooking gives you. A plan
            adds them up.
          </li>
          <li>
            <strong>How often</strong> tells quick dishes for weekdays from those for weekends and
            rare occasions.
          </li>
          <li>
            <strong>Steps and notes</strong> hold the method, one step a line, and anything else.
            Times such as “25 minutes” become timers while you cook.
          </li>
        </ul>
        <h3>Finding one</h3>
        <ul>
          <li>
            <strong>Words</strong> look at names, categories, ingredients and notes, whatever the
            accents.
          </li>
          <li>
            <strong>Ingredients</strong>, with commas between them, put the recipes first of which
            you named the most.
          </li>
          <li>
            <strong>My fridge</strong> does the same with all that is in your fridge. “Egg” and
            “eggs” are the same; “egg” and “eggplant” are not.
          </li>
        </ul>
        <h3>Cooked or not</h3>
        <p>
          A recipe in a saved plan is marked as cooked, so that chance leaves it out for a while.
          The menu of a recipe changes the mark, and the menu of the cookbook takes all marks off.
        </p>
        <h3>Sharing</h3>
        <p>
          The menu of the cookbook exports all recipes into files, and reads those of Ocipe and of
          many other programs. Nothing is added before you have seen what will be.
        </p>
        <p>
          “Import recipes” also reads many web pages at once, and has a bookmark that hands over the
          page you are looking at. Where Ocipe is installed as an app, other apps can share a page
          or a text with it.
        </p>
      </>
    ),
  },
  {
    path: 'fridge',
    title: 'Fridge',
    text: (
      <>
        <p>
          The fridge holds what you have, in groups of your own: shelves, the freezer, the pantry.
          What stands there is left off the shopping list, and recipes can be found by it.
        </p>
        <ul>
          <li>Type a name and press Enter; the field stays for the next one.</li>
          <li>
            How much there is and until when is read from what you type: “2 l milk”, “500 g minced
            beef until Friday”. What ends in the next days stands on top.
          </li>
          <li>
            “Thrown away” in the menu notes it as waste. “Use some, or throw it away” takes a part,
            and asks why. The statistics show by month what was wasted, and what it cost.
          </li>
          <li>Names and groups are changed where they stand.</li>
          <li>
            Drag an item to another group, or use “Move to” in its menu: how long it keeps there is
            guessed. “Move some, or divide” moves a part, or makes equal portions.
          </li>
          <li>
            “Always at home” says how much there should be: what runs low stands on top, and goes on
            the list by one button.
          </li>
          <li>
            What something cost is noted with “How much, until when”, or when it is put away. The
            settings say in which currency.
          </li>
          <li>What was deleted can be brought back for a few seconds.</li>
        </ul>
      </>
    ),
  },
  {
    path: 'groceries',
    title: 'Plans and groceries',
    text: (
      <>
        <h3>Planning</h3>
        <ul>
          <li>
            <strong>Check the fridge</strong>: a last look at what will be left off the list.
          </li>
          <li>
            <strong>Choose recipes</strong>: put them on the board and in order. One may stand there
            twice; its quantities then count twice.
          </li>
          <li>
            <strong>What to buy</strong>: each food once, added up, less what is at home. Move
            things between “To buy” and “At home” as you know better.
          </li>
        </ul>
        <p>Nothing is saved before you save the plan. The board waits for you on this device.</p>
        <h3>The week</h3>
        <p>
          Suggestions use what ends first, buy little, avoid what you ate lately, and say why. Keep
          them, change them, and send the week to the shopping list.
        </p>
        <h3>Random</h3>
        <ul>
          <li>“Only what was not cooked lately” leaves out recipes marked as cooked.</li>
          <li>“Only from the ticked ones” draws from the recipes you have ticked.</li>
          <li>“None twice” leaves out what is on the board.</li>
        </ul>
        <h3>In the shop</h3>
        <p>
          A tap anywhere on a line ticks it. Without a signal the list goes on working; what you
          ticked is sent when the signal is back. Longer lists stand in the order of the shop.
        </p>
        <p>
          “Shops and their aisles” in the menu of the list gives each shop an order of its own;
          choose above the list where you are. “Put in order” moves lines. What you move to another
          aisle is looked for there from then on.
        </p>
        <p>
          At home, “Put away” moves what you bought into the fridge, with a guess how long it keeps;
          one tap undoes it all. “I cooked it” on a recipe takes out again what it used; one tap
          undoes it.
        </p>
      </>
    ),
  },
];
