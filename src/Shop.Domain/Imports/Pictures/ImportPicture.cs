using System.Text.Json;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>What became of a picture that an import named. Stored as a number: the values never change.</summary>
public enum ImportPictureState
{
    /// <summary>Still to be fetched, or to be tried again.</summary>
    Waiting = 0,

    /// <summary>It is in the gallery because of this import.</summary>
    Added = 1,

    /// <summary>The product had this very picture already.</summary>
    WasThere = 2,

    /// <summary>It cannot be fetched: left to a person.</summary>
    Failed = 3,
}

/// <summary>
/// An address that an import named for a product. Once its picture is there the row stays: it tells that this address needs no
/// fetching again, and which pictures undoing takes away.
/// </summary>
public sealed class ImportPicture : ILeased
{
    public const int ProblemLength = 500;

    private ImportPicture()
    {
    }

    public ProductId ProductId { get; private set; }

    public string Address { get; private set; } = "";

    public Guid ImportId { get; private set; }

    /// <summary>Its place among the pictures that the file names for the product.</summary>
    public int Place { get; private set; }

    /// <summary>What it shows, by language, as far as the file says.</summary>
    public string AltsJson { get; private set; } = "{}";

    public ImportPictureState State { get; private set; }

    /// <summary>The picture that it became.</summary>
    public string? Hash { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Not before this instant; pushed back by failures.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Why the last attempt failed, for staff.</summary>
    public string? Problem { get; private set; }

    public Guid? LeasedBy { get; private set; }

    public long LeaseBeat { get; private set; }

    internal IReadOnlyDictionary<string, string> Alts => JsonSerializer.Deserialize<Dictionary<string, string>>(AltsJson) ?? [];

    internal static ImportPicture Of(ProductId productId, RequestedPicture picture) =>
        new() { ProductId = productId, Address = picture.Address };

    /// <summary>Another import names it: what is known of it from before no longer counts.</summary>
    internal ImportPicture WantedBy(Guid importId, int place, RequestedPicture picture, DateTimeOffset now)
    {
        (ImportId, Place, AltsJson, DueAt) = (importId, place, JsonSerializer.Serialize(picture.Alts), now);
        (State, Hash, Attempts, Problem, LeasedBy) = (ImportPictureState.Waiting, null, 0, null, null);
        return this;
    }

    internal void Settle(AddPictureResult result, string hash)
    {
        State = result switch { AddPictureResult.Added => ImportPictureState.Added,
            AddPictureResult.AlreadyThere => ImportPictureState.WasThere, _ => ImportPictureState.Failed };
        Problem = State == ImportPictureState.Failed ? $"A product takes at most {PictureRules.MaxForAProduct} pictures." : null;
        (Hash, LeasedBy) = (hash, null);
    }
}
