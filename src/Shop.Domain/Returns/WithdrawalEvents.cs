using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>A buyer withdrew from an order: the receipt is to be mailed.</summary>
public sealed record WithdrawalReceived(Guid WithdrawalId) : DomainEvent
{
    public override string Key => $"withdrawal-received-{WithdrawalId:N}";
}

/// <summary>Staff did not accept a withdrawal: the buyer is to be told why.</summary>
public sealed record WithdrawalRefused(Guid WithdrawalId) : DomainEvent
{
    public override string Key => $"withdrawal-refused-{WithdrawalId:N}";
}
