using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>Says how the shop is run and what to do about it, on a page and as a command.</summary>
public sealed class DoctorModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "doctor").AddAdminMenu(AdminMenuGroup.Settings, "Doctor", "/admin/doctor", "doctor", 70)
        .AddScoped<Doctor>().AddScoped<TestMail>().AddScoped<RememberTestMail>()
        .AddScoped<IDoctorCheck, HostingCheck>().AddScoped<IDoctorCheck, StripeCheck>().AddScoped<IDoctorCheck, MailCheck>()
        .AddScoped<IDoctorCheck, HealthCheckFindings>().AddScoped<IDoctorCheck, BackupCheck>().AddScoped<IDoctorCheck, LegalPagesCheck>()
        .AddScoped<IAttentionSource, BackupCheck>()
        .AddSettings<TestMailTaken>(TestMailTaken.Key, isCarried: false).AddScoped<ISetupStep, MailIsSent>();
}
