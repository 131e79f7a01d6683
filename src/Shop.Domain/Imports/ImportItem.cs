using System.Buffers.Binary;
using System.Text.Json;
using Shop.Domain.Imports.Products;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>What is to become of a product of the file. Stored as a number: the values never change.</summary>
public enum ImportOutcome
{
    Created = 0,
    Changed = 1,
    Refused = 2,

    /// <summary>It is as the file says, but for what the shop cannot keep of it: there is a note and nothing to be done.</summary>
    Unchanged = 3,
}

/// <summary>What became of it. Stored as a number: the values never change.</summary>
public enum ItemState
{
    Planned = 0,
    Applied = 1,

    /// <summary>It was changed by somebody else after the comparison, and left as it is.</summary>
    Kept = 2,
    Undone = 3,

    /// <summary>Somebody changed it after the import: that was kept, the rest was taken back.</summary>
    UndoneInPart = 4,
}

/// <summary>One product of a file that is to be made, changed or refused. One that is as the file says has none.</summary>
public sealed class ImportItem
{
    public const int CodeLength = 200;
    public const int TextLength = 600;

    private ImportItem()
    {
    }

    public Guid ImportId { get; private set; }

    /// <summary>Counts the file's products from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Its first line in the file, or the line that is wrong.</summary>
    public int Line { get; private set; }

    public string Code { get; private set; } = "";

    public ImportOutcome Outcome { get; private set; }

    public ItemState State { get; private set; }

    /// <summary>The column that is wrong, where one is.</summary>
    public string Column { get; private set; } = "";

    /// <summary>Why it was refused, or what somebody should look at.</summary>
    public string? Note { get; private set; }

    /// <summary>What is to be changed; once it was applied, what was. For a new product nothing.</summary>
    public string ChangesJson { get; private set; } = "[]";

    /// <summary>The version that a new product has when nobody touched it since.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<FieldChange> Changes => JsonSerializer.Deserialize<List<FieldChange>>(ChangesJson) ?? [];

    internal static ImportItem Of(Guid importId, int number, int line, string code, ImportOutcome outcome) =>
        new() { ImportId = importId, Number = number, Line = line, Code = PlainText.AtMost(code, CodeLength), Outcome = outcome };

    /// <summary>The id of a product that an import makes: the same however often it is tried, and in the order of the file.</summary>
    internal static ProductId ProductIdOf(Guid importId, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        importId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new ProductId(new Guid(bytes, bigEndian: true));
    }

    internal ImportItem With(IReadOnlyList<FieldChange> changes, int version = 0)
    {
        (ChangesJson, Version) = (JsonSerializer.Serialize(changes), version);
        return this;
    }

    internal ImportItem Say(string? note, string column = "")
    {
        (Note, Column) = (note is null ? null : PlainText.AtMost(note, TextLength), column);
        return this;
    }

    internal void Become(ItemState state) => State = state;
}

/// <summary>A name that an import made for its products; undoing takes it away again where nothing needs it.</summary>
public sealed class ImportName
{
    private ImportName()
    {
    }

    public Guid ImportId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Code { get; private set; } = "";

    /// <summary>The facet of a value; else empty.</summary>
    public string Of { get; private set; } = "";

    internal static ImportName For(Guid importId, MadeName made) =>
        new() { ImportId = importId, Kind = made.Kind, Code = made.Code, Of = made.Of };
}
