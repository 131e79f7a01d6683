namespace Shop.Domain.Shared;

/// <summary>A rule of the shop was broken by the code that called: a bug, never a shopper's mistake.</summary>
public sealed class DomainException(string message) : Exception(message);
