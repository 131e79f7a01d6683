using Shop.Domain.Shared;

namespace Shop.Web.Tests.Features.Samples;

/// <summary>Pages that only tests ask for.</summary>
public sealed class SamplesModule : ShopModule;
