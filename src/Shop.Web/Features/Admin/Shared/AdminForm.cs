using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>
/// A form of the back office: what stands in each field, what is wrong with it and, after somebody else was faster, what is
/// stored now. Nothing that was typed is ever lost, since the page shows what was sent.
/// </summary>
public sealed partial class AdminForm
{
    private const string VersionField = "version";
    private readonly Dictionary<string, string> _fields;
    private readonly Dictionary<string, AdminMessage> _problems = [];
    private IReadOnlyDictionary<string, string>? _stored;

    private AdminForm(string id, Dictionary<string, string> fields, int version) => (Id, _fields, Version) = (id, fields, version);

    /// <summary>What stands before the names of its fields, where a page sends several forms as one.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>Tells the forms of one page apart: the beginning of its fields' ids.</summary>
    public string Id { get; }

    /// <summary>The version that the form was filled from, and that saving must still find.</summary>
    public int Version { get; private set; }

    /// <summary>Somebody else saved in between: the fields hold what was typed, and each that differs says what is stored.</summary>
    public bool IsStale => _stored is not null;

    /// <summary>By field, in the order in which they were found.</summary>
    public IReadOnlyDictionary<string, AdminMessage> Problems => _problems;

    /// <summary>What the page that shows it is answered with: 200, 422 for what cannot be, 409 for a stale form.</summary>
    public int StatusCode =>
        IsStale ? StatusCodes.Status409Conflict : IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    public bool IsGood => _problems.Count == 0;

    public string this[string field] => _fields.GetValueOrDefault(field, "");

    /// <summary>A form that shows what is stored.</summary>
    /// <param name="part">The part of the page that it is, or empty for the main one.</param>
    /// <param name="groupOf">The group of a field, if not all of them are one (<see cref="Follow"/>).</param>
    public static AdminForm Of(
        string id, Dictionary<string, string> stored, int version = 0, string part = UnsavedInput.Main, Func<string, string>? groupOf =
            null) =>
        new(id, stored, version) { Prefix = PrefixOf(part), GroupOf = groupOf ?? (_ => "") };

    /// <summary>A form as it was sent. A missing or broken version is one that nothing has.</summary>
    public static AdminForm Sent(string id, IFormCollection sent, string part = UnsavedInput.Main) => new(
        id, sent.ToDictionary(field => field.Key, field => TextOf(field.Value)),
        int.TryParse(sent[VersionField], out var version) ? version : -1) { Prefix = PrefixOf(part) };

    private static string PrefixOf(string part) => part.Length == 0 ? "" : $"{part}.";

    /// <summary>A field's value as every form reads it.</summary>
    public static string TextOf(StringValues sent) =>
        FormatCharacters.Drop(sent.ToString()).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A part of a page that sends all its parts together: its fields have its id and a point before their names.</summary>
    public static AdminForm PartOf(string id, Dictionary<string, string> stored) =>
        new(id, stored, VersionOf(stored)) { Prefix = $"{id}." };

    /// <summary>The part as it was sent; null when the page sent others only.</summary>
    /// <param name="alone">Whether bare names are this part's: a program may send one part by itself.</param>
    public static AdminForm? SentPart(string id, IFormCollection sent, bool alone)
    {
        var prefix = $"{id}.";
        var form = sent.ContainsKey(prefix + VersionField)
            ? Sent(id, new FormCollection(sent.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(field => field.Key[prefix.Length..], field => field.Value)))
            : alone ? Sent(id, sent) : null;
        return form is null ? null : new AdminForm(id, form._fields, form.Version) { Prefix = prefix };
    }

    /// <summary>
    /// A version made of what is stored: two people who save different parts of one thing never meet, and a part that was
    /// saved as it was is no change. What is empty does not count: a field that comes to the page later is nobody's change.
    /// </summary>
    public static int VersionOf(IEnumerable<KeyValuePair<string, string>> stored)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(stored.Where(field => field.Value.Length > 0)
            .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new[] { field.Key, field.Value }));
        return BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(text)) & int.MaxValue;
    }

    /// <summary>What the address picks, as a form that is not saved.</summary>
    public static AdminForm Picked(IQueryCollection query) =>
        new("", query.ToDictionary(field => field.Key, field => field.Value.ToString()), 0);

    /// <summary>Several values of one field, as checkboxes send them.</summary>
    public IReadOnlyList<string> Several(string field) =>
        this[field].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsOn(string field) => this[field].Length > 0;

    public AdminMessage? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    /// <summary>What is stored now in a field of a stale form, where it is not what was typed; else null.</summary>
    public string? StoredIn(string field) =>
        _stored is not null && _stored.GetValueOrDefault(field, "") is var stored && stored != this[field] ? stored : null;

    /// <summary>Puts values into fields as if somebody had typed them.</summary>
    public void Type(IEnumerable<KeyValuePair<string, string>> values)
    {
        _fields[UnsavedInput.Shown] = Shown;
        foreach (var (field, value) in values) _fields[field] = value;
    }

    /// <summary>Whether the form asks for nothing that is not stored already.</summary>
    public bool AsksForNothing(AdminForm stored) => stored._fields.All(field => this[field.Key] == field.Value);

    /// <summary>Whether somebody typed into it since the page was made, going by the version that the page gave it.</summary>
    /// <param name="stored">The same form as it is stored now, whose fields are those that count.</param>
    public bool IsTouched(AdminForm stored) =>
        VersionOf(stored._fields.Keys.Select(name => KeyValuePair.Create(name, this[name]))) != Version;

    /// <summary>The first problem of a field stays: what follows from it would only confuse.</summary>
    public void Refuse(string field, AdminMessage problem) => _problems.TryAdd(field, problem);

    /// <summary>Says beside its field why a setting is not taken.</summary>
    public void Refuse(SettingProblem problem) => Refuse(problem.Setting, new AdminMessage(problem.What, problem.Values));

    /// <summary>Shows what is stored beside what was typed. Sent again, the form overwrites it knowingly.</summary>
    public AdminForm Beside(AdminForm stored)
    {
        Follow(stored);
        (_stored, Version, _fields[UnsavedInput.Shown]) = (stored._fields, stored.Version, stored.Shown);
        return this;
    }
}
