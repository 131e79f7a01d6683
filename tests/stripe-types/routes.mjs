// The calls that the shop makes and the sandbox answers: the type of the parameters, and the type of the answer.
const object = (path, params, type, create) => ({
  [`GET ${path}`]: { params: `${params}ListParams`, answer: { list: { ref: type } } },
  [`GET ${path}/{id}`]: { params: `${params}RetrieveParams`, answer: { ref: type } },
  ...(create ? { [`POST ${path}`]: { params: `${params}CreateParams`, answer: { ref: type } } } : {}),
});

export const routes = {
  ...object('/v1/checkout/sessions', 'Checkout.Session', 'Session', true),
  'POST /v1/checkout/sessions/{id}/expire': { params: 'Checkout.SessionExpireParams', answer: { ref: 'Session' } },
  'GET /v1/checkout/sessions/{id}/line_items': { params: 'Checkout.SessionListLineItemsParams', answer: { list: { ref: 'LineItem' } } },
  ...object('/v1/payment_intents', 'PaymentIntent', 'PaymentIntent', false),
  'POST /v1/payment_intents/{id}/cancel': { params: 'PaymentIntentCancelParams', answer: { ref: 'PaymentIntent' } },
  ...object('/v1/charges', 'Charge', 'Charge', false),
  ...object('/v1/refunds', 'Refund', 'Refund', true),
  'POST /v1/refunds/{id}/cancel': { params: 'RefundCancelParams', answer: { ref: 'Refund' } },
  ...object('/v1/disputes', 'Dispute', 'Dispute', false),
  'POST /v1/disputes/{id}': { params: 'DisputeUpdateParams', answer: { ref: 'Dispute' } },
  'POST /v1/disputes/{id}/close': { params: 'DisputeCloseParams', answer: { ref: 'Dispute' } },
  ...object('/v1/balance_transactions', 'BalanceTransaction', 'BalanceTransaction', false),
  ...object('/v1/events', 'Event', 'Event', false),
};

// Objects that are checked; others may stand in them by their id only.
export const resources = ['Session', 'LineItem', 'Price', 'PaymentIntent', 'Charge', 'Refund', 'Dispute', 'BalanceTransaction'];

// Of what has a member for each payment method, those of the methods that the sandbox plays; the others are known by name.
export const methods = ['card', 'sepa_debit', 'multibanco'];

// Fields that are declared as any text, though their description names all words that there are.
export const words = {
  Refund: {
    status: ['null', { enum: ['canceled', 'failed', 'pending', 'requires_action', 'succeeded'] }],
    'failure_reason?': { enum: ['charge_for_pending_refund_disputed', 'declined', 'expired_or_canceled_card', 'insufficient_funds', 'lost_or_stolen_card', 'merchant_request', 'unknown'] },
  },
  BalanceTransaction: { status: { enum: ['available', 'pending'] } },
};
