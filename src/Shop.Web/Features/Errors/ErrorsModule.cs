using Shop.Domain.Shared;

namespace Shop.Web.Features.Errors;

/// <summary>The page of an error.</summary>
public sealed class ErrorsModule : ShopModule
{
}
