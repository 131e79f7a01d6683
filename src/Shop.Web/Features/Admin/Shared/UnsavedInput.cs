using Microsoft.Extensions.Primitives;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// What was typed into other parts of a page than the one whose button was pressed. A page of several parts is one form: the
/// fields of a part have its name and a point before theirs, those of the main part have bare names. Each part that can be
/// typed into has a hidden field "shown" with the mark of what it showed first, by which typing is told from showing.
/// </summary>
public sealed class UnsavedInput
{
    /// <summary>The hidden field of a part that says what it showed.</summary>
    public const string Shown = "shown";

    /// <summary>The name of the part whose fields have bare names.</summary>
    public const string Main = "";

    private const int MaxParts = 500;

    // What no person types.
    private static readonly string[] NotTyped = [Shown, "version", "token", "step", "enter"];
    private readonly Dictionary<string, IFormCollection> _parts;

    private UnsavedInput(Dictionary<string, IFormCollection> parts) => _parts = parts;

    /// <summary>The parts that were typed into, by name.</summary>
    public IReadOnlyCollection<string> Parts => _parts.Keys;

    /// <summary>Whether a file was chosen in one of them: no browser keeps it in its field.</summary>
    public bool HasFiles =>
        _parts.Values.Any(part =>
            part.Any(sent => sent.Key.StartsWith("file", StringComparison.Ordinal) && sent.Value.ToString().Length > 0));

    /// <summary>What was typed elsewhere on the page that this request sent; null when nothing was.</summary>
    public static UnsavedInput? Of(HttpContext context) => context.Items[typeof(UnsavedInput)] as UnsavedInput;

    /// <summary>What a field holds that is not saved; null when nobody typed into its part.</summary>
    /// <param name="field">With the name of its part.</param>
    public static string? In(HttpContext context, string field) => Of(context)?.Find(field);

    /// <summary>The same, or else what the page shows.</summary>
    public static string In(HttpContext context, string field, string shown) => In(context, field) ?? shown;

    /// <summary>The same for a box: one that is not sent was unticked, unless its row is new since.</summary>
    public static bool IsTicked(HttpContext context, string field, bool shown) =>
        Of(context) is { } unsaved && unsaved.PartOf(field) is { } part && unsaved._parts.TryGetValue(part, out var typed)
            && HadRowOf(typed, field)
            ? unsaved.Find(field) is { Length: > 0 }
            : shown;

    /// <summary>What was typed into one part, by the bare names of its fields; null when nothing was.</summary>
    public static IFormCollection? Part(HttpContext context, string part) => Of(context)?._parts.GetValueOrDefault(part);

    /// <summary>The mark of what a part shows: two that show the same have the same.</summary>
    public static int MarkOf(IEnumerable<KeyValuePair<string, string>> fields) =>
        AdminForm.VersionOf(fields.Where(field => IsTyped(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, AdminForm.TextOf(field.Value))));

    /// <summary>Whether a field, by its bare name, holds what a person types.</summary>
    public static bool IsTyped(string field) => !NotTyped.Contains(field);

    /// <summary>Keeps what was typed into all parts but the one whose button was pressed, for the page that answers.</summary>
    public static void Keep(HttpContext context, IFormCollection sent, string pressed)
    {
        var names = PartsOf(sent);
        var touched = new Dictionary<string, IFormCollection>();
        foreach (var name in names.Append(Main).Where(name => name != pressed))
            if (PartOf(sent, name, names) is var part && IsTouched(part)) touched[name] = part;
        context.Items[typeof(UnsavedInput)] = touched.Count == 0 ? null : new UnsavedInput(touched);
    }

    /// <summary>
    /// The fields of one part by their bare names, which are none for a part that is only a button. A form that is no page's,
    /// as a program sends it, is taken whole.
    /// </summary>
    public static IFormCollection PartOf(IFormCollection sent, string part)
    {
        var names = PartsOf(sent);
        return part != Main && names.Count == 0 && !sent.ContainsKey(Shown) ? sent : PartOf(sent, part, names);
    }

    /// <summary>Whether somebody typed into it. Without a mark nobody could.</summary>
    public static bool IsTouched(IFormCollection part) =>
        int.TryParse(part[Shown].ToString().Split(' ')[0], out var mark)
            && mark != MarkOf(part.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));

    private static List<string> PartsOf(IFormCollection sent) =>
        [.. sent.Keys.Where(key => key.EndsWith($".{Shown}", StringComparison.Ordinal)
            || key.EndsWith(".version", StringComparison.Ordinal))
            .Select(key => key[..key.LastIndexOf('.')]).Distinct().Take(MaxParts)];

    private static FormCollection PartOf(IFormCollection sent, string part, List<string> names)
    {
        var own = part == Main
            ? sent.Where(field => !names.Exists(name => IsIn(field.Key, name))).ToDictionary()
            : sent.Where(field => IsIn(field.Key, part)).ToDictionary(field => field.Key[(part.Length + 1)..], field => field.Value);
        return new FormCollection(new Dictionary<string, StringValues>(own, StringComparer.OrdinalIgnoreCase), FilesOf(sent, part));
    }

    private static FormFileCollection FilesOf(IFormCollection sent, string part)
    {
        var files = new FormFileCollection();
        files.AddRange(sent.Files.Select(file => part != Main && IsIn(file.Name, part)
            ? new FormFile(file.OpenReadStream(), 0, file.Length, file.Name[(part.Length + 1)..], file.FileName) { Headers =
                new HeaderDictionary(), ContentType = file.ContentType }
            : file));
        return files;
    }

    private static bool IsIn(string field, string part) => field.StartsWith($"{part}.", StringComparison.Ordinal);

    // Where a form marks its rows one by one, the marks say which rows there were.
    private static bool HadRowOf(IFormCollection typed, string field)
    {
        var (rows, at) =
            (typed[Shown].ToString().Split(' ').Skip(1).Select(mark => mark.Split('=')[0])
            .ToList(), field.IndexOf('[', StringComparison.Ordinal));
        return at < 0 || rows.Count == 0 || rows.Contains(Uri.EscapeDataString(field[at..]));
    }

    // Null when the field is of a part that nobody typed into. A point in brackets belongs to what they hold, a SKU for example.
    private string? PartOf(string field) => _parts.Keys.FirstOrDefault(name => name.Length > 0 && IsIn(field, name))
        ?? (field.Split('[')[0].Contains('.', StringComparison.Ordinal) ? null : Main);

    private string? Find(string field)
    {
        if (PartOf(field) is not { } part) return null;
        var bare = part.Length == 0 ? field : field[(part.Length + 1)..];
        return _parts.TryGetValue(part, out var typed) && typed.ContainsKey(bare) ? AdminForm.TextOf(typed[bare]) : null;
    }
}
