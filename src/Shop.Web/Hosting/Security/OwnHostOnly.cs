using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Refuses requests for another host than the shop's own, so that no cache and no mail can be led astray by the Host header (R73).
/// Probes are answered under any name: load balancers and containers ask by address.
/// </summary>
public sealed class OwnHostOnly(RequestDelegate next, ShopSettings shop, IHostEnvironment environment)
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    private readonly HashSet<string> _hosts = new(
        environment.IsDevelopment() ? [shop.PublicUrl.Host, .. LoopbackNames] : [shop.PublicUrl.Host], StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (_hosts.Contains(context.Request.Host.Host) || context.Request.Path.StartsWithSegments("/health")) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
