using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A request's parameters and the id in its path.</summary>
internal sealed record StripeCall(StripeForm Form, string Id);

/// <summary>What a route does: the object that it answers with, or a <see cref="StripeFault"/>.</summary>
internal delegate JsonObject StripeOperation(SandboxTransaction records, StripeCall call);
