namespace Shop.Domain.Shared;

/// <summary>Where somebody signs in from.</summary>
/// <param name="Name">The browser's User-Agent.</param>
/// <param name="Network">Its IP address, or the network of an IPv6 one.</param>
public sealed record SignInDevice(string Name, string Network);
