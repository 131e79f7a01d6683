using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A request's parameters and the id in its path.</summary>
internal sealed record StripeCall(StripeForm Form, string Id);

/// <summary>What a route does: the object that it answers with, or a <see cref="StripeFault"/>.</summary>
internal delegate JsonObject StripeOperation(SandboxTransaction records, StripeCall call);

/// <summary>A route of the API.</summary>
/// <param name="Parameters">What may be sent to it.</param>
/// <param name="Kind">The kind of object that it answers with; <c>[]</c> behind it for a list of them.</param>
/// <param name="Operation">What it does.</param>
internal sealed record StripeRoute(FieldsRule Parameters, string Kind, StripeOperation Operation)
{
    /// <summary>Checks the parameters, carries the call out and puts objects where they were asked for in place of their ids.</summary>
    public JsonObject Answer(SandboxTransaction records, StripeCall call)
    {
        Parameters.Check(call.Form);
        var places = call.Form.Texts("expand");
        Expansion.Check(records, Kind, places);
        var answer = Operation(records, call);
        Expansion.Apply(records, answer, Kind, places);
        return answer;
    }
}
