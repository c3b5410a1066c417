// Stripe's own client for Node.js against the standalone fake: what it sends is taken, what it gets is understood.
import Stripe from 'stripe';
import assert from 'node:assert/strict';

const [url, key, webhookSecret] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const stripe = new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', telemetry: false, maxNetworkRetries: 2 });
const control = async (path, body) => {
  const answer = await fetch(`${url}_control/stripe/${path}`, { method: 'POST', body: body ? JSON.stringify(body) : '' });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
};

const account = await stripe.accounts.create({ type: 'express', email: 'hall@example.org', capabilities: { transfers: { requested: true } }, metadata: { producer: '7' } });
const link = await stripe.accountLinks.create({ account: account.id, type: 'account_onboarding', refresh_url: 'https://a.example/r', return_url: 'https://a.example/b' });
assert.match(link.url, /^https:/);
await control('accounts/latest/onboard');
assert.equal((await stripe.accounts.retrieve(account.id)).charges_enabled, true);

console.log('accounts and links');
const order = {
  mode: 'payment',
  line_items: [
    { quantity: 2, price_data: { currency: 'eur', unit_amount: 1250, product_data: { name: 'Stalls' } } },
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'Child' } } },
  ],
  success_url: 'https://a.example/done?session={CHECKOUT_SESSION_ID}',
  metadata: { order_id: '1' },
  payment_intent_data: { metadata: { order_id: '1' }, application_fee_amount: 150, transfer_data: { destination: account.id } },
};
const session = await stripe.checkout.sessions.create(order, { idempotencyKey: 'order-1' });
assert.equal(session.status, 'open');
assert.equal(session.amount_total, 3000);
const again = await stripe.checkout.sessions.create(order, { idempotencyKey: 'order-1' });
assert.equal(again.id, session.id);
assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
await assert.rejects(stripe.checkout.sessions.create({ ...order, client_reference_id: 'x' }, { idempotencyKey: 'order-1' }), Stripe.errors.StripeIdempotencyError);

console.log('sessions and keys');
const unknown = await stripe.checkout.sessions.create({ ...order, prise: 1 }).catch(error => error);
assert.ok(unknown instanceof Stripe.errors.StripeInvalidRequestError);
assert.deepEqual([unknown.code, unknown.param, unknown.statusCode], ['parameter_unknown', 'prise', 400]);
assert.match(unknown.requestId, /^req_/);

console.log('refusals');
const { delivery } = await control('sessions/latest/pay');
const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'payment_intent.latest_charge'] });
assert.equal(paid.payment_status, 'paid');
assert.equal(paid.url, null);
assert.equal(paid.line_items.data.length, 2);
assert.equal(paid.payment_intent.latest_charge.amount, 3000);

console.log('paid');
// The client's own check of a signature takes what the fake signs.
const header = stripe.webhooks.generateTestHeaderString({ payload: delivery.body, secret: webhookSecret });
assert.equal(stripe.webhooks.constructEvent(delivery.body, header, webhookSecret).type, 'checkout.session.completed');
const { default: http } = await import('node:http');
const server = http.createServer();
await new Promise(listening => server.listen(Number(process.argv[5]), '127.0.0.1', listening));
const received = new Promise(resolve => server.on('request', (request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk)).on('end', () => {
    response.end();
    server.close();
    resolve({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
  });
}));
await control('deliveries/again');
const { body, signature } = await received;
assert.equal(stripe.webhooks.constructEvent(body, signature, webhookSecret).data.object.id, session.id);
assert.throws(() => stripe.webhooks.constructEvent(body + ' ', signature, webhookSecret), Stripe.errors.StripeSignatureVerificationError);

console.log('webhook verified');
const refund = await stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 1000, reverse_transfer: true });
assert.equal(refund.status, 'succeeded');
await assert.rejects(stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 2001 }), Stripe.errors.StripeInvalidRequestError);
const transfer = (await stripe.transfers.list({ destination: account.id })).data[0];
assert.equal((await stripe.transfers.update(transfer.id, { metadata: { order_id: '1' } })).metadata.order_id, '1');

console.log('refunds and transfers');
const declined = await stripe.paymentIntents.create({ amount: 500, currency: 'eur', payment_method: 'pm_card_chargeDeclined', confirm: true }).catch(error => error);
assert.ok(declined instanceof Stripe.errors.StripeCardError);
assert.equal(declined.decline_code, 'generic_decline');

await stripe.checkout.sessions.create(order);
const open = await stripe.checkout.sessions.create(order);
assert.equal((await stripe.checkout.sessions.expire(open.id)).status, 'expired');
console.log('cards');
let seen = 0;
for await (const one of stripe.checkout.sessions.list({ limit: 1 })) seen += one.object === 'checkout.session' ? 1 : 0;
assert.equal(seen, 3);
assert.ok((await stripe.events.list({ type: 'checkout.session.completed' })).data.length > 0);

console.log('lists');
// It repeats by itself what failed, with its own key.
await fetch(`${url}_control/stripe/faults`, { method: 'POST', body: JSON.stringify({ fault: 'status', status: 500, calls: 1, work_done: true, on: 'POST /refunds' }) });
assert.equal((await stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 500 })).amount, 500);
assert.equal((await stripe.refunds.list({ payment_intent: paid.payment_intent.id })).data.length, 2);
await assert.rejects(new Stripe('sk_test_wrong', { host: hostname, port: Number(port), protocol: 'http' }).accounts.retrieve(account.id), Stripe.errors.StripeAuthenticationError);
console.log('the official client is content');
process.exit(0); // Kept connections would hold it.
