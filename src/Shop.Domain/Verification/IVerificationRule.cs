namespace Shop.Domain.Verification;

/// <summary>One rule of <c>verify</c>, brought by the module whose books it reads. It only reads.</summary>
public interface IVerificationRule
{
    /// <summary>The rule's number in docs/money-safety.md: "I4", "R36".</summary>
    string Id { get; }

    Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken);
}
