namespace Shop.Domain.Persistence;

/// <summary>
/// A row that one worker at a time works on. A lease has no end that a clock could tell: who holds it renews it while the work
/// goes on, and one that is not renewed any more is of somebody who died (<see cref="AbandonedLeases"/>). So neither slow work
/// nor a clock that is set gives a row to two.
/// </summary>
public interface ILeased
{
    /// <summary>A number of its own for each time that somebody takes rows; null while nobody has it.</summary>
    Guid? LeasedBy { get; }

    /// <summary>Goes up with each renewal.</summary>
    long LeaseBeat { get; }
}

/// <summary>The row is no longer this worker's: what was begun is given up before its next outside effect.</summary>
public sealed class LeaseLostException() : Exception("Somebody else has taken the work over.");
