namespace Shop.Domain.Shared;

/// <summary>What became of something that staff wanted to save.</summary>
public enum SaveResult
{
    Saved,

    /// <summary>There is no such thing, or no longer.</summary>
    Missing,

    /// <summary>Somebody else saved it since the form was shown; nothing was overwritten (R13).</summary>
    Stale,

    /// <summary>A key that must be unique is taken.</summary>
    Duplicate,

    /// <summary>Something else still needs it.</summary>
    InUse,

    /// <summary>What is stored beside it forbids it, such as a limit below what was used already.</summary>
    Refused,
}
