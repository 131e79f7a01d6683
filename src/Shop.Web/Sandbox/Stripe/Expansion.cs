using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The parameter <c>expand</c>: objects in place of their ids. What the sandbox never fills in cannot be expanded.</summary>
internal static class Expansion
{
    private const int Deepest = 4;
    private const string Lines = "line_items";
    private const string LinesKind = "item[]";

    private static readonly Dictionary<(string Kind, string Field), string> Targets = new()
    {
        [(CheckoutSessions.Kind, "payment_intent")] = PaymentIntents.Kind, [(CheckoutSessions.Kind, Lines)] = LinesKind,
        [(PaymentIntents.Kind, "latest_charge")] = Charges.Kind,
        [(Charges.Kind, "payment_intent")] = PaymentIntents.Kind, [(Charges.Kind, "balance_transaction")] = BalanceTransactions.Kind,
        [(Refunds.Kind, "payment_intent")] = PaymentIntents.Kind, [(Refunds.Kind, "charge")] = Charges.Kind,
        [(Refunds.Kind, "balance_transaction")] = BalanceTransactions.Kind, [(Refunds.Kind, "failure_balance_transaction")] =
            BalanceTransactions.Kind,
        [(Disputes.Kind, "payment_intent")] = PaymentIntents.Kind, [(Disputes.Kind, "charge")] = Charges.Kind,
    };

    /// <exception cref="StripeFault">There is no such place, or it is too deep.</exception>
    public static void Check(SandboxTransaction records, string kind, IReadOnlyList<string> paths) => Apply(records, null, kind, paths);

    /// <summary>Fills in what was asked for; without an answer it only checks.</summary>
    public static void Apply(SandboxTransaction records, JsonObject? answer, string kind, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var names = path.Split('.');
            if (names.Length > Deepest)
                throw StripeFault.Invalid("expand", $"You cannot expand more than {Deepest} levels of a property: {path}");
            Expand(records, answer, kind, new Asked(path, names));
        }
    }

    // Goes on without an object where there is none, so that a place that does not exist is refused all the same.
    private static void Expand(SandboxTransaction records, JsonObject? node, string kind, Asked asked)
    {
        if (asked.IsDone) return;
        if (kind.EndsWith("[]", StringComparison.Ordinal)) ExpandItems(records, node, kind[..^2], asked);
        else if (!Targets.TryGetValue((kind, asked.Name), out var target)) throw CannotBe(asked);
        else Expand(records, node is null ? null : Filled(records, node, asked.Name, target), target, asked.Rest);
    }

    private static void ExpandItems(SandboxTransaction records, JsonObject? list, string kind, Asked asked)
    {
        if (asked.Name != "data" || asked.Rest.IsDone) throw CannotBe(asked);
        if (list?["data"]!.AsArray() is not { Count: > 0 } items) Expand(records, null, kind, asked.Rest);
        else foreach (var item in items) Expand(records, item!.AsObject(), kind, asked.Rest);
    }

    private static JsonObject? Filled(SandboxTransaction records, JsonObject node, string field, string kind)
    {
        if (node[field] is null && kind == LinesKind)
            node[field] = CheckoutSessions.LineItemList(records, node.Text("id"), StripeForm.Parse([]));
        if (node[field] is JsonValue id) node[field] = records.Objects.Get(kind, id.GetValue<string>());
        return node[field]?.AsObject();
    }

    private static StripeFault CannotBe(Asked asked) => StripeFault.Invalid(
        "expand", $"This property cannot be expanded ({asked.Path}), or not in the sandbox. You may want to try expanding an id that the object shows.");

    private sealed record Asked(string Path, ArraySegment<string> Names)
    {
        public bool IsDone => Names.Count == 0;

        public string Name => Names[0];

        public Asked Rest => this with { Names = Names[1..] };
    }
}
