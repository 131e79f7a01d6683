namespace Shop.Web.Hosting.Pages;

/// <summary>Shoppers are served here also while the shop is closed: what they bought, and what its pages are made of.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ServedWhileClosedAttribute : Attribute;
