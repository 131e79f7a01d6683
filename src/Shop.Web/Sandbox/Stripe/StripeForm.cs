using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// Form parameters with Stripe's nested keys (<c>line_items[0][price_data][currency]</c>) as a tree. Faults name the
/// parameter by its full key, as Stripe's do.
/// </summary>
internal sealed class StripeForm
{
    private const int Deepest = 8;

    private readonly string _path;
    private readonly Dictionary<string, StripeForm> _children = new(StringComparer.Ordinal);
    private string? _value;

    private StripeForm(string path) => _path = path;

    public IEnumerable<string> Names => _children.Keys;

    /// <summary>The full key; empty for the whole form.</summary>
    public string Path => _path;

    /// <summary>The text that was sent under this very key; null for nested parameters only.</summary>
    public string? Value => _value;

    public static StripeForm Parse(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var root = new StripeForm("");
        foreach (var (key, values) in fields)
        {
            foreach (var value in values) root.Put(key, value ?? "");
        }

        return root;
    }

    /// <summary>The nested parameters of that name; empty ones when it was not sent.</summary>
    public StripeForm Child(string name) => _children.GetValueOrDefault(name) ?? new StripeForm(PathOf(name));

    public bool Has(string name) => _children.ContainsKey(name);

    /// <summary>The elements of a list, in the order of their indexes.</summary>
    public IReadOnlyList<StripeForm> Items(string name) =>
        [.. Child(name)
            ._children.OrderBy(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : int.MaxValue)
            .Select(child => child.Value)];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item._value ?? "")];

    public string? Text(string name, int longest = 5000)
    {
        if (Child(name)._value is not { } text) return null;
        if (text.Length == 0) throw StripeFault.Empty(PathOf(name));
        return text.Length <= longest
            ? text
            : throw StripeFault.Invalid(PathOf(name), $"Invalid string: too long; must be at most {longest} characters.");
    }

    public string RequiredText(string name, int longest = 5000) => Text(name, longest) ?? throw StripeFault.Missing(PathOf(name));

    public long? Integer(string name)
    {
        if (Child(name)._value is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeFault.Invalid(PathOf(name), $"Invalid integer: {text}", "parameter_invalid_integer");
    }

    public long RequiredInteger(string name) => Integer(name) ?? throw StripeFault.Missing(PathOf(name));

    public string OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        var text = RequiredText(name);
        return allowed.Contains(text)
            ? text
            : throw StripeFault.Invalid(PathOf(name), $"Invalid {PathOf(name)}: must be one of {string.Join(", ", allowed)}");
    }

    /// <summary>Stripe's limits: 50 keys, 40 characters each, values of 500.</summary>
    public JsonObject Metadata()
    {
        var pairs = Child("metadata")._children;
        if (pairs.Count > 50) throw StripeFault.Invalid(PathOf("metadata"), "You can only have 50 metadata keys.");
        var metadata = new JsonObject();
        foreach (var (key, pair) in pairs)
        {
            if (key.Length > 40 || pair._value is not { Length: <= 500 } value)
                throw StripeFault.Invalid(pair._path, "Metadata keys are at most 40 characters and values are texts of at most 500.");
            if (value.Length > 0) metadata[key] = value;
        }

        return metadata;
    }

    /// <summary>The full key of a nested parameter.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}[{name}]";

    private void Put(string key, string value)
    {
        var names = key.Replace("]", "", StringComparison.Ordinal).Split('[');
        if (names.Length > Deepest || names[0].Length == 0) throw StripeFault.Invalid(key, $"Invalid parameter name: {key}");
        var node = this;
        foreach (var name in names) node = node.Descend(name);
        node._value = value;
    }

    // "types[]=a&types[]=b": an empty name stands for the next place in the list.
    private StripeForm Descend(string name)
    {
        if (name.Length == 0) name = _children.Count.ToString(CultureInfo.InvariantCulture);
        if (!_children.TryGetValue(name, out var child)) _children[name] = child = new StripeForm(PathOf(name));
        return child;
    }
}
