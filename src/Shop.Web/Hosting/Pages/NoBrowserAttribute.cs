using Microsoft.AspNetCore.Http.Metadata;

namespace Shop.Web.Hosting.Pages;

/// <summary>
/// Called by programs, not by browsers: one address without a language, no cross-site check (nothing here may rely on
/// a cookie), no pages in place of bare status codes. For controllers, actions and, as metadata, for mapped endpoints.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NoBrowserAttribute : Attribute, ISkipStatusCodePagesMetadata;
