/** The demo kitchen's checklist, newest first. */
export const demoGroceries: readonly { item: string; isChecked: boolean }[] = [
  { item: 'birthday candles', isChecked: false },
  { item: 'oat milk', isChecked: false },
  { item: 'tomatoes (6)', isChecked: false },
  { item: 'white fish (400 g)', isChecked: false },
  { item: 'smoked haddock (200 g)', isChecked: false },
  { item: 'pork belly (800 g)', isChecked: true },
  { item: 'coconut water (500 ml)', isChecked: true },
  { item: 'sausages', isChecked: false },
  { item: 'risotto rice', isChecked: true },
  { item: 'egg noodles (200 g)', isChecked: true },
  { item: 'washing-up liquid', isChecked: false },
  { item: 'something nice for Sunday', isChecked: false },
];
