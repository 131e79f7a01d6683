using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>How far a picture is. Stored as a number: the values never change.</summary>
public enum PictureState
{
    /// <summary>Its renditions are still to be made; the shop makes the ones that are asked for meanwhile.</summary>
    Waiting = 0,
    Ready = 1,

    /// <summary>No rendition can be made of it; the shop does not show it.</summary>
    Failed = 2,
}

/// <summary>An uploaded picture, known by what it shows: the same file uploaded twice is one picture. Sizes are pixels.</summary>
public sealed class Picture
{
    private Picture()
    {
    }

    /// <summary>SHA-256 of the re-encoded master, 64 small hexadecimal digits.</summary>
    public string Hash { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public PictureState State { get; private set; }

    /// <summary>Why it failed, for staff.</summary>
    public string? Problem { get; private set; }

    internal static Picture Of(MasterPicture master, DateTimeOffset now)
    {
        if (master.Width < 1 || master.Height < 1) throw new DomainException($"A picture cannot be {master.Width} × {master.Height}.");
        return new Picture { Hash = PictureRules.Hash(master.Hash), Width = master.Width, Height = master.Height, CreatedAt = now };
    }
}

/// <summary>What was kept of an upload: the fingerprint and the size of the re-encoded picture.</summary>
public sealed record MasterPicture(string Hash, int Width, int Height);
