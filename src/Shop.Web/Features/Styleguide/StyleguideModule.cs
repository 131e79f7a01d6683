using Shop.Domain.Shared;

namespace Shop.Web.Features.Styleguide;

/// <summary>Every component on one page, for who works on the shop's styles.</summary>
public sealed class StyleguideModule : ShopModule;
