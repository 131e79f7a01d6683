using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Shop.Jobs.Mail;
using Shop.Web.Hosting.Settings;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private const string Live =
        "Stripe:SecretKey=sk_live_1;Stripe:WebhookSecret=whsec_1;Smtp:Host=mail.example;Shop:PublicUrl=https://shop.example";

    private readonly string _root = Directory.CreateTempSubdirectory("shop-settings-").FullName;

    [Theory]
    [InlineData("Development", "Shop:PublicUrl=shop.example", "Shop:PublicUrl")]
    [InlineData("Development", "Shop:PublicUrl=ftp://shop.example", "Shop:PublicUrl")]
    [InlineData("Development", "Shop:PublicUrl=https://shop.example/under/a/path", "Shop:PublicUrl")]
    [InlineData("Development", "Shop:Role=worker", "Shop:Role")]
    [InlineData("Development", "Shop:Role=1", "Shop:Role")]
    [InlineData("Development", "Shop:TimeZone=Mars/Olympus", "Shop:TimeZone")]
    [InlineData("Development", "Shop:DemoData=perhaps", "Shop:DemoData")]
    [InlineData("Development", "Shop:DataPath=a-file/inside", "Shop:DataPath")]
    [InlineData("Development", "Shop:TrustedProxies=my-proxy", "Shop:TrustedProxies")]
    [InlineData("Development", "Shop:TrustedProxies=10.0.0.0/33", "Shop:TrustedProxies")]
    [InlineData("Development", "Shop:TrustedProxies=10.0.0.1,fd00::/8/8", "Shop:TrustedProxies")]
    [InlineData("Development", "Jobs:ReconcileSeconds=0", "Jobs:ReconcileSeconds")]
    [InlineData("Development", "Checkout:UnpaidPerClient=-1", "Checkout:UnpaidPerClient")]
    [InlineData("Development", "Orders:CompleteAfterDays=-1", "Orders:CompleteAfterDays")]
    [InlineData("Production", Live + ";Orders:CompleteAfterDays=a month", "Orders:CompleteAfterDays")]
    [InlineData("Development", "Checkout:UnpaidPerShopper=ten", "Checkout:UnpaidPerShopper")]
    [InlineData("Development", "Checkout:Lapses=1.5", "Checkout:Lapses")]
    [InlineData("Development", "Checkout:DeclinesPerOrder=1000001", "Checkout:DeclinesPerOrder")]
    [InlineData("Production", Live + ";Checkout:DeclinesPerClient=99999999999", "Checkout:DeclinesPerClient")]
    [InlineData("Production", Live + ";Checkout:DeclinesPerShopper=no", "Checkout:DeclinesPerShopper")]
    [InlineData("Production", "Import:PrivateAddresses=maybe", "Import:PrivateAddresses")]
    [InlineData("Development", "Jobs:ReconcileSeconds=+60", "Jobs:ReconcileSeconds")]
    [InlineData("Development", "Database:Provider=MySql", "Database:Provider")]
    [InlineData("Development", "Database:Provider=Postgres", "ConnectionStrings:Shop")]
    [InlineData("Development", "ConnectionStrings:Shop=Host=db", "ConnectionStrings:Shop")]
    [InlineData("Development", "ConnectionStrings:Shop=Data Source=:memory:", "ConnectionStrings:Shop")]
    [InlineData("Development", "Seller:Country=Spain", "Seller:Country")]
    [InlineData("Development", "Sandbox:Enabled=false;Smtp:Host=mail.example", "Stripe:SecretKey")]
    [InlineData("Development", "Sandbox:Enabled=false;Stripe:SecretKey=sk_test_1;Stripe:WebhookSecret=whsec_1", "Smtp:Host")]
    [InlineData("Development", "Stripe:SecretKey=sk_test_1", "Stripe:WebhookSecret")]
    [InlineData("Development", "Stripe:SecretKey=sk_test_1;Stripe:WebhookSecret=  ", "Stripe:WebhookSecret")]
    [InlineData("Development", "Stripe:SecretKey=sk_live_1;Stripe:WebhookSecret=whsec_1", "Stripe:SecretKey")]
    [InlineData("Development", "Stripe:SecretKey=pk_test_1;Stripe:WebhookSecret=whsec_1", "Stripe:SecretKey")]
    [InlineData("Development", "Stripe:ApiBase=localhost", "Stripe:ApiBase")]
    [InlineData("Development", "Stripe:PaymentPageOrigin=pay.example", "Stripe:PaymentPageOrigin")]
    [InlineData("Development", "Stripe:PaymentPageOrigin=http://pay.example", "Stripe:PaymentPageOrigin")]
    [InlineData("Development", "Stripe:PaymentPageOrigin=https://pay.example/a/path", "Stripe:PaymentPageOrigin")]
    [InlineData("Development", "Smtp:Host=mail.example;Smtp:User=me", "Smtp:Password")]
    [InlineData("Development", "Smtp:Port=65536", "Smtp:Port")]
    [InlineData("Development", "Smtp:Security=tls", "Smtp:Security")]
    [InlineData("Production", Live + ";Smtp:Security=0", "Smtp:Security")]
    [InlineData("Production", Live + ";Smtp:Security=true", "Smtp:Security")]
    [InlineData("Development", "Smtp:From=nobody", "Smtp:From")]
    [InlineData("Production", "Smtp:Host=mail.example", "Stripe:SecretKey")]
    [InlineData("Production", "Smtp:Host=mail.example;Stripe:SecretKey=sk_test_1;Stripe:WebhookSecret=whsec_1", "Stripe:SecretKey")]
    [InlineData("Production", "Smtp:Host=mail.example;Stripe:SecretKey=sk_live_1", "Stripe:WebhookSecret")]
    [InlineData("Production", "Stripe:SecretKey=sk_live_1;Stripe:WebhookSecret=whsec_1", "Smtp:Host")]
    [InlineData("Production", Live + ";Stripe:ApiBase=http://localhost:12111", "Stripe:ApiBase")]
    [InlineData("Production", Live + ";Stripe:ApiBase=https://api.stripe.com.evil.example", "Stripe:ApiBase")]
    [InlineData("Production", Live + ";Sandbox:Enabled=true", "Sandbox:Enabled")]
    public void A_bad_setting_refuses_the_start_in_one_line_that_names_it(string environment, string settings, string key)
    {
        File.WriteAllText(Path.Combine(_root, "a-file"), "");
        var refusal = Assert.Throws<StartRefusedException>(() => Read(environment, settings));
        Assert.StartsWith($"The shop does not start: {key} ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain("sk_", refusal.Message.Replace("sk_test_, sk_live_", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Smtp:Host=mail.example;Smtp:User=me;Smtp:Password=secret", SmtpSecurity.Required)]
    [InlineData("Smtp:Host=mail.example;Smtp:User=me;Smtp:Password=secret;Smtp:Security=auto", SmtpSecurity.Auto)]
    [InlineData("Smtp:Host=mail.example;Smtp:User=me;Smtp:Password=secret;Smtp:Security=None", SmtpSecurity.None)]
    [InlineData("Smtp:Host=mail.example", SmtpSecurity.Auto)]
    [InlineData("Smtp:Host=mail.example;Smtp:Security=REQUIRED", SmtpSecurity.Required)]
    public void A_password_for_the_mail_server_is_sent_encrypted_unless_the_settings_say_otherwise(string settings,
        SmtpSecurity expected) =>
        Assert.Equal(expected, Read("Development", settings).Smtp.Security);

    [Fact]
    public void Without_settings_in_Development_the_sandbox_takes_payments_and_mail()
    {
        var settings = Read("Development", "");
        Assert.Equal(new SandboxSettings(Enabled: true, TakesPayments: true, TakesMail: true), settings.Sandbox);
        Assert.Equal("sk_test_sandbox", settings.Stripe.SecretKey);
        Assert.Equal("http://localhost:5080/sandbox/stripe", settings.Stripe.ApiBase);
        Assert.Equal(Path.Combine(_root, "data"), settings.Shop.DataPath);
        Assert.True(settings.Shop.DemoData);
    }

    [Fact]
    public void The_sandbox_s_webhook_secret_is_made_once_and_kept()
    {
        var first = Assert.Single(Read("Development", "").Stripe.WebhookSecrets);
        var second = Assert.Single(Read("Development", "").Stripe.WebhookSecrets);
        Assert.StartsWith("whsec_", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Equal(first, File.ReadAllText(Path.Combine(_root, "data", "sandbox", "webhook-secret")));
    }

    [Fact]
    public void A_sandbox_of_another_process_is_one_setting()
    {
        var settings = Read("Development", "Stripe:ApiBase=http://localhost:5090/sandbox/stripe/");
        Assert.False(settings.Sandbox.TakesPayments);
        Assert.Equal("sk_test_sandbox", settings.Stripe.SecretKey);
        Assert.Equal("http://localhost:5090/sandbox/stripe", settings.Stripe.ApiBase);
    }

    [Fact]
    public void Production_with_live_settings_starts_against_Stripe_itself()
    {
        var settings = Read("Production", Live);
        Assert.True(settings.Stripe.LiveMode);
        Assert.Equal("https://api.stripe.com", settings.Stripe.ApiBase);
        Assert.False(settings.Sandbox.Enabled);
        Assert.False(settings.Shop.DemoData);
    }

    [Fact]
    public void Two_webhook_secrets_count_while_one_is_exchanged() =>
        Assert.Equal(["whsec_old", "whsec_new"], Read("Development", "Stripe:SecretKey=sk_test_1;Stripe:WebhookSecret=whsec_old, whsec_new")
            .Stripe.WebhookSecrets);

    [Theory]
    [InlineData("172.18.0.2", "172.18.0.2/32")]
    [InlineData("10.1.2.3/8", "10.0.0.0/8")]
    [InlineData("fd00::1/8", "fd00::/8")]
    [InlineData("::1", "::1/128")]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    public void Trusted_proxies_are_addresses_or_networks_of_both_kinds(string written, string network) =>
        Assert.Equal(network, Assert.Single(Read("Development", $"Shop:TrustedProxies={written}").Shop.TrustedProxies).ToString());

    [Fact]
    public void A_relative_data_path_starts_at_the_root_of_the_source_tree()
    {
        var project = Directory.CreateDirectory(Path.Combine(_root, "src", "Shop.Web")).FullName;
        File.WriteAllText(Path.Combine(_root, "Shop.sln"), "");
        Assert.Equal(Path.Combine(_root, "data"), DataFolder.Resolve("./data", project));
    }

    [Fact]
    public void A_command_in_Production_needs_neither_stripe_nor_a_mail_server_and_the_shop_needs_both()
    {
        Assert.Throws<StartRefusedException>(() => Read("Production", ""));
        var settings = Read("Production", "", isCommand: true);
        Assert.Equal((false, null), (settings.Stripe.IsSet, settings.Smtp.Host));
        Assert.Throws<StartRefusedException>(() => Read("Production", "Stripe:SecretKey=nonsense", isCommand: true));
    }

    [Fact]
    public void In_Production_data_lies_outside_of_the_program_s_folder_unless_it_is_there_already()
    {
        Assert.False(Read("Production", "", isCommand: true).Shop.DataPath.StartsWith(_root, StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(_root, "data"));
        Assert.Equal(Path.Combine(_root, "data"), Read("Production", "", isCommand: true).Shop.DataPath);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private StartSettings Read(string environment, string settings, bool isCommand = false)
    {
        var pairs = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();
        return SettingsReader.Read(configuration, new Place(environment, _root), isCommand);
    }

    private sealed class Place(string environment, string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "Shop.Web";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
