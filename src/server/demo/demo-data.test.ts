import { expect, test } from 'vitest';
import { demoFridge } from './demo-fridge.ts';
import { demoPlans } from './demo-plans.ts';
import { demoRecipes } from './demo-recipes.ts';

test('the demo cookbook has forty recipes, each with a name of its own and no ingredient twice', () => {
  expect(demoRecipes).toHaveLength(40);
  expect(new Set(demoRecipes.map(({ name }) => name)).size).toBe(40);
  for (const { name, ingredients, note } of demoRecipes) {
    const names = ingredients.map((ingredient) => ingredient.name);
    expect(new Set(names).size, name).toBe(names.length);
    expect(names.length, name).toBeGreaterThanOrEqual(4);
    expect(note.split('\n').length, name).toBeGreaterThanOrEqual(2);
  }
});

test('everything that was planned is in the cookbook', () => {
  const names = new Set(demoRecipes.map(({ name }) => name));
  const unknown = demoPlans.flatMap(({ recipes }) => recipes).filter((name) => !names.has(name));
  expect(unknown).toEqual([]);
});

test('the demo fridge is full', () => {
  expect(demoFridge.flatMap(({ items }) => items).length).toBeGreaterThan(55);
});
