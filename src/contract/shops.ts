import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, text } from './fields.ts';

const name = text(80);
const aisles = Type.Array(text(50), {
  maxItems: 100,
  description:
    'Its aisles in the order of a walk through it, as lines of the checklist name them. One that comes twice counts where it comes first.',
});

/** A shop as it goes out. */
export const Shop = Type.Object({ id: Id, name, aisles }, { title: 'Shop' });
const ShopInput = Type.Object({ name, aisles: Type.Optional(aisles) }, { title: 'ShopInput' });
const ShopChange = Type.Partial(ShopInput, { title: 'ShopChange' });

export const shops = {
  list: endpoint({
    method: 'GET',
    path: '/api/grocery/shops/',
    summary: 'The shops of the kitchen, oldest first',
    description: 'What a shop does not name comes last in it.',
    status: 200,
    reply: Type.Array(Shop),
    collection: 'groceries',
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/grocery/shops/',
    summary: 'Add a shop; there may be 20',
    body: ShopInput,
    status: 201,
    reply: Shop,
    errors: ['too_many_shops'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/grocery/shops/{id}/',
    summary: 'Rename a shop, or say the order of its aisles',
    params: IdParams,
    body: ShopChange,
    status: 200,
    reply: Shop,
    absent: 'shop_not_found',
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/grocery/shops/{id}/',
    summary: 'Delete a shop; the checklist stays as it is',
    params: IdParams,
    status: 204,
    absent: 'shop_not_found',
  }),
};
