using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>The address, the proxy before the shop, and the keys.</summary>
public sealed class HostingCheck(ShopSettings shop, KeyProtectionSettings keys, UntrustedForwarding forwarding,
    IHostEnvironment environment)
    : IDoctorCheck
{
    public int Place => 10;

    public Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DoctorFinding>>([Address(), Proxy(), Keys()]);

    private DoctorFinding Address() => shop.PublicUrl.Scheme == Uri.UriSchemeHttps || !environment.IsProduction()
        ? new("Address", DoctorResult.Good, new("{0}", shop.PublicOrigin))
        : new("Address", DoctorResult.Fault, new("{0} is not https: passwords and addresses travel in clear text.", shop.PublicOrigin),
            "Put a proxy with a certificate before the shop (Caddy fetches one by itself) and set Shop:PublicUrl to the https address.");

    private DoctorFinding Proxy() => forwarding.Seen is [{ } stranger, ..]
        ? new("Proxy", DoctorResult.Fault,
            new("Requests with forwarded headers come from {0}, which the shop does not trust.", stranger.Address),
            new("If that is your proxy, set Shop:TrustedProxies to {0}; until then all visitors share one visitor's limits.",
                stranger.Address))
        : new("Proxy", DoctorResult.Good, shop.TrustedProxies.Count == 0
            ? "No proxy is named, and none has shown itself to this process."
            : new AdminMessage("Trusted: {0}", string.Join(", ", shop.TrustedProxies)));

    private DoctorFinding Keys() => keys.IsOn || !environment.IsProduction()
        ? new("Keys of cookies", DoctorResult.Good, keys.IsOn ? "They are encrypted." : "Not encrypted, which is fine in Development.")
        : new("Keys of cookies", DoctorResult.Advice, "They lie unencrypted in the database.",
            "Make a key file (openssl rand -base64 32 > shop.key) outside of the data folder and name it in DataProtection:KeyFile.");
}
