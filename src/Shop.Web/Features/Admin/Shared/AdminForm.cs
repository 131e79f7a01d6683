using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// A form of the back office: what stands in each field, what is wrong with it and, after somebody else was faster, what is
/// stored now. Nothing that was typed is ever lost, since the page shows what was sent.
/// </summary>
public sealed partial class AdminForm
{
    private const string VersionField = "version";
    private readonly Dictionary<string, string> _fields;
    private readonly Dictionary<string, string> _problems = [];
    private IReadOnlyDictionary<string, string>? _stored;

    private AdminForm(string id, Dictionary<string, string> fields, int version) => (Id, _fields, Version) = (id, fields, version);

    /// <summary>Tells the forms of one page apart: the beginning of its fields' ids.</summary>
    public string Id { get; }

    /// <summary>The version that the form was filled from, and that saving must still find.</summary>
    public int Version { get; private set; }

    /// <summary>Somebody else saved in between: the fields hold what was typed, and each that differs says what is stored.</summary>
    public bool IsStale => _stored is not null;

    /// <summary>By field, in the order in which they were found.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    /// <summary>What the page that shows it is answered with: 200, 422 for what cannot be, 409 for a stale form.</summary>
    public int StatusCode => IsStale ? StatusCodes.Status409Conflict : IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    public bool IsGood => _problems.Count == 0;

    public string this[string field] => _fields.GetValueOrDefault(field, "");

    /// <summary>A form that shows what is stored.</summary>
    public static AdminForm Of(string id, Dictionary<string, string> stored, int version = 0) => new(id, stored, version);

    /// <summary>A form as it was sent. A missing or broken version is one that nothing has.</summary>
    public static AdminForm Sent(string id, IFormCollection sent) => new(
        id, sent.ToDictionary(field => field.Key, field => FormatCharacters.Drop(field.Value.ToString()).Replace("\r\n", "\n", StringComparison.Ordinal)),
        int.TryParse(sent[VersionField], out var version) ? version : -1);

    /// <summary>What the address picks, as a form that is not saved.</summary>
    public static AdminForm Picked(IQueryCollection query) => new("", query.ToDictionary(field => field.Key, field => field.Value.ToString()), 0);

    /// <summary>Several values of one field, as checkboxes send them.</summary>
    public IReadOnlyList<string> Several(string field) => this[field].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsOn(string field) => this[field].Length > 0;

    public string? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    /// <summary>What is stored now in a field of a stale form, where it is not what was typed; else null.</summary>
    public string? StoredIn(string field) =>
        _stored is not null && _stored.GetValueOrDefault(field, "") is var stored && stored != this[field] ? stored : null;

    /// <summary>The first problem of a field stays: what follows from it would only confuse.</summary>
    public void Refuse(string field, string problem) => _problems.TryAdd(field, problem);

    /// <summary>Shows what is stored beside what was typed. Sent again, the form overwrites it knowingly.</summary>
    public AdminForm Beside(AdminForm stored)
    {
        (_stored, Version) = (stored._fields, stored.Version);
        return this;
    }
}
