using System.Net;
using System.Text;
using Shop.TestKit;
using Shop.Web.Tests.Features.Samples;
using Xunit;

namespace Shop.Web.Tests.Hosting;

[Collection(nameof(HostedShop))]
public sealed class HeadersAndErrorsTests(HostedShop shop)
{
    [Theory]
    [InlineData("/samples")]
    [InlineData("/no/such/page")]
    [InlineData("/samples/broken")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync(path);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Only_the_job_dashboard_may_run_inline_scripts()
    {
        using var client = shop.Client();
        using var dashboard = await client.GetAsync("/admin/jobs");
        using var beside = await client.GetAsync("/admin/jobsearch");
        Assert.Contains("'unsafe-inline'", Assert.Single(dashboard.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", Assert.Single(beside.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.Host = "evil.example";
        using var answer = await client.GetAsync("/samples");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_that_tells_nothing_about_the_code()
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync("/samples/broken");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong on our side", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_database_is_a_503_that_says_when_to_try_again()
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync("/samples/busy");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("5", Assert.Single(answer.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task A_browser_that_goes_away_before_its_answer_is_no_fault_of_ours()
    {
        using var client = shop.Client();
        using var leaves = new CancellationTokenSource();
        CachedSamplesController.Meanwhile = leaves.CancelAsync;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("/samples/kept/left", leaves.Token));
        CachedSamplesController.Meanwhile = () => Task.CompletedTask;
        var line = await Eventually.AnswerAsync(
            () => Task.FromResult(shop.Logged.FirstOrDefault(line => line.Contains("samples/kept/left", StringComparison.Ordinal))),
                TimeSpan.FromSeconds(20), () => "nothing was logged");
        Assert.StartsWith("GET samples/kept/left 499", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/products/no-such-tea-is-logged", "GET products/{slug} 404")]
    [InlineData("/samples/broken", "GET samples/broken 500")]
    public async Task A_request_that_ends_on_an_error_page_is_logged_as_what_was_asked_for(string path, string start)
    {
        using var client = shop.Client();
        shop.Logged.Clear();
        using var answer = await client.GetAsync(path);
        await Eventually.TrueAsync(
            () => Task.FromResult(shop.Logged.Any(line => line.StartsWith(start, StringComparison.Ordinal))),
            TimeSpan.FromSeconds(20), $"no line begins with '{start}': {string.Join('\n', shop.Logged)}");
    }

    [Fact]
    public async Task An_error_page_speaks_the_language_of_the_address_that_failed()
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync("/es/no/such/page");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("lang=\"es\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/es", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_has_no_address_of_its_own()
    {
        using var client = shop.Client();
        using var answer = await client.GetAsync("/error");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_method_is_a_405_and_head_is_answered_as_get()
    {
        using var client = shop.Client();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/samples"));
        using var put = await client.PutAsync("/samples", null);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [Fact]
    public async Task A_form_beyond_two_megabytes_is_a_413()
    {
        using var client = shop.Client();
        // Asks first: the shop refuses by the length, and closes the connection on whoever goes on sending.
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var form = Form("name=" + new string('x', (2 * 1024 * 1024) + 1));
        using var answer = await client.PostAsync("/samples", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "no parts at all")]
    [InlineData("multipart/form-data", "no boundary")]
    public async Task A_broken_form_is_a_400(string type, string body)
    {
        using var client = shop.Client();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.PostAsync("/samples", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/samples?id=%zz&%00=%ff")]
    [InlineData("/samples/99999999999999999999")]
    [InlineData("/samples/%ff")]
    public async Task A_garbled_address_is_never_a_fault_of_ours(string path)
    {
        using var client = shop.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "a=%zz; =; \u0001");
        using var answer = await client.GetAsync(path);
        Assert.True((int)answer.StatusCode < 500, $"{path} gave {answer.StatusCode}");
    }

    private static StringContent Form(string body) => new(body, Encoding.ASCII, "application/x-www-form-urlencoded");
}
