using System.Globalization;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// What a parameter may be. Rules judge names and types before anything is begun, as Stripe does; amounts, states and what
/// belongs together are judged where they are used.
/// </summary>
internal abstract record ParameterRule
{
    public static ParameterRule Text { get; } = new TextRule();

    public static ParameterRule Whole { get; } = new WholeRule();

    public static ParameterRule Flag { get; } = new WordRule(["true", "false"], "boolean");

    /// <summary>Names and texts of the caller's own; their number and lengths are judged when they are read.</summary>
    public static ParameterRule Metadata { get; } = new MapRule();

    public static ParameterRule Word(params string[] words) => new WordRule(words, "enum");

    public static ParameterRule List(ParameterRule each) => new ListRule(each);

    public static FieldsRule Fields(params (string Name, ParameterRule Rule)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => field.Rule, StringComparer.Ordinal));

    /// <summary>One of two forms: a value, or parameters below it (<c>created=1</c>, <c>created[gte]=1</c>).</summary>
    public static ParameterRule Either(ParameterRule value, ParameterRule nested) => new EitherRule(value, nested);

    /// <exception cref="StripeFault">It is something else.</exception>
    public abstract void Check(StripeForm sent);

    private static string ValueOf(StripeForm sent, string kind) =>
        sent.Value is { } value && !sent.Names.Any()
            ? value
            : throw StripeFault.Invalid(sent.Path, $"Invalid {kind}: {{{string.Join(", ", sent.Names)}}}");

    private sealed record TextRule : ParameterRule
    {
        public override void Check(StripeForm sent)
        {
            if (ValueOf(sent, "string").Length == 0) throw StripeFault.Empty(sent.Path);
        }
    }

    private sealed record WholeRule : ParameterRule
    {
        public override void Check(StripeForm sent)
        {
            var value = ValueOf(sent, "integer");
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                throw StripeFault.Invalid(sent.Path, $"Invalid integer: {value}", "parameter_invalid_integer");
        }
    }

    private sealed record WordRule(string[] Words, string Kind) : ParameterRule
    {
        public override void Check(StripeForm sent)
        {
            var value = ValueOf(sent, Kind);
            if (value.Length == 0) throw StripeFault.Empty(sent.Path);
            if (!Words.Contains(value))
                throw StripeFault.Invalid(sent.Path,
                    $"Invalid {sent.Path}: must be one of {string.Join(", ", Words)} (those that the sandbox simulates)");
        }
    }

    private sealed record MapRule : ParameterRule
    {
        // An empty text stands for "none".
        public override void Check(StripeForm sent)
        {
            if (sent.Value is { Length: > 0 }) throw StripeFault.Invalid(sent.Path, "Invalid hash");
            foreach (var name in sent.Names) ValueOf(sent.Child(name), "string");
        }
    }

    private sealed record ListRule(ParameterRule Each) : ParameterRule
    {
        public override void Check(StripeForm sent)
        {
            if (sent.Value is not null
                || sent.Names.Any(name => !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                throw StripeFault.Invalid(sent.Path, "Invalid array");
            foreach (var name in sent.Names) Each.Check(sent.Child(name));
        }
    }

    private sealed record EitherRule(ParameterRule Single, ParameterRule Nested) : ParameterRule
    {
        public override void Check(StripeForm sent) => (sent.Value is null ? Nested : Single).Check(sent);
    }
}

/// <summary>Nested parameters by name; others are refused, whether Stripe has them or not, for the sandbox would pass them over.</summary>
internal sealed record FieldsRule(IReadOnlyDictionary<string, ParameterRule> Known) : ParameterRule
{
    public override void Check(StripeForm sent)
    {
        if (sent.Value is not null) throw StripeFault.Invalid(sent.Path, "Invalid object");
        if (sent.Names.FirstOrDefault(name => !Known.ContainsKey(name)) is { } unknown) throw StripeFault.Unknown(sent.PathOf(unknown));
        foreach (var name in sent.Names) Known[name].Check(sent.Child(name));
    }
}
