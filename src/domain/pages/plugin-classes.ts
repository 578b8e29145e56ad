import type { PageSource } from './page-source.ts';

/** How a kind of markup names the parts of a recipe: patterns of classes. */
export interface Markup {
  readonly source: PageSource;
  /** The whole recipe. */
  readonly card: string;
  /** The part with the ingredients, and each of them; list items where there is no class for it. */
  readonly ingredients: string;
  readonly ingredient?: string;
  readonly steps: string;
  readonly step?: string;
  readonly heading?: string;
  readonly name?: string;
  readonly servings?: string;
  readonly prep?: string;
  readonly cook?: string;
  readonly total?: string;
  readonly image?: string;
  readonly author?: string;
  readonly summary?: string;
  readonly category?: string;
  readonly cuisine?: string;
  /** What is shown but no part of a line. */
  readonly skip?: string;
}

/** The classes that much used recipe plug-ins write, and those of the two microformats (microformats.org). */
export const MARKUPS: readonly Markup[] = [
  {
    source: 'wp-recipe-maker',
    card: 'wprm-recipe-container|wprm-recipe',
    ingredients: 'wprm-recipe-ingredients-container|wprm-recipe-ingredients',
    ingredient: 'wprm-recipe-ingredient',
    steps: 'wprm-recipe-instructions-container|wprm-recipe-instructions',
    step: 'wprm-recipe-instruction-text',
    heading:
      'wprm-recipe-group-name|wprm-recipe-ingredient-group-name|wprm-recipe-instruction-group-name',
    name: 'wprm-recipe-name',
    servings: 'wprm-recipe-servings',
    prep: 'wprm-recipe-prep-time-container',
    cook: 'wprm-recipe-cook-time-container',
    total: 'wprm-recipe-total-time-container',
    image: 'wprm-recipe-image',
    author: 'wprm-recipe-author',
    summary: 'wprm-recipe-summary',
    category: 'wprm-recipe-course',
    cuisine: 'wprm-recipe-cuisine',
    skip: 'wprm-checkbox-container|wprm-recipe-instruction-ingredients.*|wprm-recipe-ingredients-header|wprm-recipe-header|wprm-recipe-instruction-media|wprm-recipe-ingredient-image|wprm-recipe-time-label|wprm-recipe-details-label',
  },
  {
    source: 'tasty-recipes',
    card: 'tasty-recipes',
    ingredients: 'tasty-recipes?-ingredients(?:-body)?',
    steps: 'tasty-recipes?-instructions(?:-body)?',
    name: 'tasty-recipes-title',
    servings: 'tasty-recipes-yield',
    prep: 'tasty-recipes-prep-time',
    cook: 'tasty-recipes-cook-time',
    total: 'tasty-recipes-total-time',
    image: 'tasty-recipes-image',
    author: 'tasty-recipes-author-name',
    summary: 'tasty-recipes-description-body',
    category: 'tasty-recipes-category',
    cuisine: 'tasty-recipes-cuisine',
    skip: 'tasty-recipes-(?:units|scale|copy|cook-mode|video|ingredients-header|instructions-header|yield-scale).*',
  },
  {
    source: 'mediavine-create',
    card: 'mv-create-card|mv-recipe-card',
    ingredients: 'mv-create-ingredients',
    steps: 'mv-create-instructions',
    name: 'mv-create-title(?:-primary)?',
    servings: 'mv-create-time-yield|mv-create-yield',
    prep: 'mv-create-time-prep',
    cook: 'mv-create-time-active',
    total: 'mv-create-time-total',
    image: 'mv-create-image-container',
    author: 'mv-create-author',
    summary: 'mv-create-description',
    skip: 'mv-create-(?:ingredients-title|instructions-title|time-label|.*-label)',
  },
  {
    source: 'easyrecipe',
    card: 'easyrecipe',
    ingredients: 'ERSIngredients',
    ingredient: 'ingredient',
    steps: 'ERSInstructions',
    step: 'instruction',
    heading: 'ERSSectionHead',
    name: 'ERSName',
    servings: 'ERSServes|yield',
    skip: 'ERSIngredientsHeader|ERSInstructionsHeader',
  },
  {
    source: 'ziplist',
    card: 'zlrecipe-container(?:-border)?|(?:hrecipe )?zlrecipe',
    ingredients: 'zlrecipe-ingredients?-list|zlrecipe-ingredients',
    ingredient: 'ingredient|zlrecipe-ingredient',
    steps: 'zlrecipe-instructions?-list|zlrecipe-instructions',
    step: 'instruction|zlrecipe-instruction',
    heading: 'ingredient-label|instruction-label',
    name: 'zlrecipe-title|fn',
    servings: 'zlrecipe-yield|yield',
    summary: 'zlrecipe-summary',
  },
  {
    source: 'wp-ultimate-recipe',
    card: 'wpurp-container|wpurp-recipe',
    ingredients: 'wpurp-recipe-ingredients(?:-container)?',
    ingredient: 'wpurp-recipe-ingredient',
    steps: 'wpurp-recipe-instructions(?:-container)?',
    step: 'wpurp-recipe-instruction-text',
    heading: 'wpurp-recipe-ingredient-group|wpurp-recipe-instruction-group',
    name: 'wpurp-recipe-title',
    servings: 'wpurp-recipe-servings',
    skip: 'wpurp-recipe-ingredients-header|wpurp-recipe-instructions-header',
  },
  {
    source: 'jetpack',
    card: 'jetpack-recipe',
    ingredients: 'jetpack-recipe-ingredients',
    steps: 'jetpack-recipe-directions',
    name: 'jetpack-recipe-title',
    servings: 'jetpack-recipe-servings',
    prep: 'jetpack-recipe-preptime',
    cook: 'jetpack-recipe-cooktime',
    total: 'jetpack-recipe-time',
    image: 'jetpack-recipe-image',
  },
  {
    source: 'cooked',
    card: 'cooked-recipe(?:-.*)?',
    ingredients: 'cooked-recipe-ingredients',
    ingredient: 'cooked-single-ingredient',
    steps: 'cooked-recipe-directions',
    step: 'cooked-single-direction',
    heading: 'cooked-heading',
    skip: 'cooked-ingredient-checkbox|cooked-direction-number',
  },
  {
    source: 'recipe-card-blocks',
    card: 'wp-block-wpzoom-recipe-card-block-recipe-card|wpzoom-recipe-card.*',
    ingredients: 'recipe-card-ingredients',
    steps: 'recipe-card-directions',
    name: 'recipe-card-title',
    heading: 'ingredient-item-group-title|direction-step-group-title',
    skip: 'ingredients-title|directions-title',
  },
  {
    source: 'meal-planner-pro',
    card: 'mpprecipe|mpprecipe-container',
    ingredients: 'mpp-ingredients|mpprecipe-ingredients?(?:-list)?',
    ingredient: 'mpp-ingredient|ingredient',
    steps: 'mpp-instructions|mpprecipe-instructions?(?:-list)?',
    step: 'mpp-instruction|instruction',
    name: 'mpp-recipe-title|fn',
  },
  {
    source: 'recipe-card',
    card: 'blog-yumprint-recipe',
    ingredients: 'blog-yumprint-ingredients',
    ingredient: 'blog-yumprint-ingredient-item',
    steps: 'blog-yumprint-methods',
    step: 'blog-yumprint-method-item',
    heading: 'blog-yumprint-subheader',
    name: 'blog-yumprint-recipe-title',
    servings: 'blog-yumprint-serves',
  },
  {
    source: 'delicious-recipes',
    card: 'dr-summary-holder|dr-single-recipe|wpdelicious-.*',
    ingredients: 'dr-ingredients-list',
    steps: 'dr-instructions',
    step: 'dr-instruction',
    heading: 'dr-title',
    name: 'dr-entry-title',
  },
  {
    source: 'h-recipe',
    card: 'h-recipe',
    ingredients: 'p-ingredient',
    ingredient: 'p-ingredient',
    steps: 'e-instructions',
    name: 'p-name',
    servings: 'p-yield',
    total: 'dt-duration',
    image: 'u-photo',
    author: 'p-author',
    summary: 'p-summary',
    category: 'p-category',
  },
  {
    source: 'hrecipe',
    card: 'hrecipe',
    ingredients: 'ingredients?',
    ingredient: 'ingredient',
    steps: 'instructions',
    step: 'instruction',
    name: 'fn',
    servings: 'yield',
    prep: 'preptime',
    cook: 'cooktime',
    total: 'duration',
    image: 'photo',
    author: 'author',
    summary: 'summary',
  },
];
