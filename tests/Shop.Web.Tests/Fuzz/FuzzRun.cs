using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using Shop.TestKit;

namespace Shop.Web.Tests.Fuzz;

/// <summary>What a run did: how many requests to how many routes, and each that was answered as if it were the shop's fault.</summary>
internal sealed record FuzzReport(int Routes, int Requests, int Unanswered, IReadOnlyDictionary<int, int> Statuses,
    IReadOnlyList<string> Faults);

/// <summary>Sends hostile requests to every route with every verb, from one seed: the same seed repeats the run.</summary>
internal sealed class FuzzRun(FuzzedShop shop, int seed)
{
    private const string Chaos = "/sandbox/stripe/chaos";
    private const string Webhook = "/webhooks/stripe";
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<(string Path, List<KeyValuePair<string, string>> Fields)>> _forms = [];
    private readonly SortedDictionary<int, int> _statuses = [];
    private readonly List<string> _faults = [];
    private readonly HttpClient _client =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector =
        (_, _) => Encoding.Latin1 }) { Timeout = TimeSpan.FromMinutes(1) };
    private KnownValues _known = null!;
    private string _cart = "";
    private int _unanswered;

    public async Task<FuzzReport> RunAsync(int requestsForEach)
    {
        var routes = FuzzRoute.Of(shop.Endpoints);
        _known = await KnownValues.ReadAsync(shop.Services);
        await FillCartAsync();
        await CollectFormsAsync(routes);
        var bodies = new FuzzBodies(_random, shop.WebhookSecret);
        // Last what may close the shop: its pages would answer 503 from then on.
        foreach (var route in routes.OrderBy(route => route.Template == "/admin/settings/opening"))
            for (var number = 0; number < requestsForEach; number++) await AskAsync(route, bodies);
        _client.Dispose();
        return new FuzzReport(routes.Count, routes.Count * requestsForEach, _unanswered, _statuses, _faults);
    }

    private async Task FillCartAsync()
    {
        using var form = new FormUrlEncodedContent([new("sku", _known.Skus[0]), new("quantity", "1")]);
        using var answer = await _client.PostAsync(new Uri(shop.Address, "/cart/lines"), form);
        _cart = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : "";
    }

    // What a browser would send, from every page that can be reached by an address that exists.
    private async Task CollectFormsAsync(IReadOnlyList<FuzzRoute> routes)
    {
        var parser = new HtmlParser();
        foreach (var route in routes.Where(route => route.Methods.Contains("GET")))
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get,
                new Uri(shop.Address, route.PathWith(name => _known.Of(name, route.Template, _random))));
            request.Headers.TryAddWithoutValidation("Cookie", $"{_cart}; {await shop.StaffCookieAsync()}");
            using var answer = await _client.SendAsync(request);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var form in parser.ParseDocument(await answer.Content.ReadAsStringAsync()).Forms.Where(form => form.Method == "post"))
            {
                var path = form.GetAttribute("action") is { Length: > 0 } action
                    ? new Uri(request.RequestUri!, action).AbsolutePath
                    : request.RequestUri!.AbsolutePath;
                var target = routes.FirstOrDefault(each => each.Methods.Contains("POST") && each.Matches(path));
                if (target is not null)
                    (_forms.TryGetValue(target.Template, out var known) ? known : _forms[target.Template] = [])
                        .Add((path, FormFields.Of(form, [])));
            }
        }
    }

    private async Task AskAsync(FuzzRoute route, FuzzBodies bodies)
    {
        using var request = await RequestAsync(route, bodies);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var status = (int)answer.StatusCode;
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            // A process that is not ready says so with 503; that is its answer to any input.
            if (status >= 500 && !(status == 503 && route.Template == "/health/ready")) _faults.Add(await DescribeAsync(request, status));
        }
        catch (HttpRequestException beyond) when (beyond.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            // No browser takes an answer whose headers are that long either.
            _faults.Add(await DescribeAsync(request, 0));
        }
        catch (Exception gone)
            when (gone is HttpRequestException { InnerException: IOException or SocketException or HttpIOException } or HttpIOException)
        {
            // The server stopped reading a request beyond its limits before it was sent to its end.
            _unanswered++;
        }

        if (route.Template == Chaos) await CalmAsync();
    }

    private async Task<HttpRequestMessage> RequestAsync(FuzzRoute route, FuzzBodies bodies)
    {
        var verb = _random.In(8) ? _random.Any(HostileValues.Verbs) : _random.Any(route.Methods);
        var form = _forms.TryGetValue(route.Template, out var forms)
            ? _random.Any(forms)
            : (Path: null, Fields: [.. route.Names.Select(name => KeyValuePair.Create(name, _known.Of(name, route.Template, _random)))]);
        var path = form.Path is { } known && !_random.In(4)
            ? known
            : route.PathWith(name => _random.In(3)
                ? _random.Any(HostileValues.Texts.Where(text => text.Length is > 0 and < 400).ToList())
                : _known.Of(name, route.Template, _random));
        var request =
            new HttpRequestMessage(new HttpMethod(verb), new Uri(shop.Address.AbsoluteUri.TrimEnd('/') + path + Query(route), AsItIs));
        await HeadAsync(request, route);
        if (verb is "GET" or "HEAD" or "TRACE" && !_random.In(6)) return request;
        if (route.Template == Webhook && !_random.In(4)) bodies.FillEvent(request);
        else bodies.Fill(request, form.Fields);
        return request;
    }

    private async Task HeadAsync(HttpRequestMessage request, FuzzRoute route)
    {
        if (_random.In(2))
            for (var times = _random.Next(3); times >= 0; times--)
            {
                var (name, value) = _random.Any(HostileValues.Headers);
                request.Headers.TryAddWithoutValidation(name, value);
            }

        if (_random.In(25))
            request.Headers.Host =
                _random.Any(new[] { "evil.example", "localhost:99999", "[::1",
                "a b" }.Where(host => Uri.CheckHostName(host) != UriHostNameType.Unknown).ToList());
        var cookies = new List<string>();
        if (!_random.In(4)) cookies.Add(_cart);
        if (route.IsForStaff && !_random.In(5)) cookies.Add(await shop.StaffCookieAsync());
        if (_random.In(4)) cookies.Add(_random.Any(HostileValues.Cookies));
        if (cookies.Count > 0) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies));
    }

    private string Query(FuzzRoute route)
    {
        if (!_random.In(2)) return "";
        string[] names =
            [.. route.Names, "q", "page", "sort", "sku", "from", "to", "after", "before", "status", "price", "culture", "returnUrl", "done",
            "country", "a[0][b]"];
        return "?" + string.Join('&', Enumerable.Range(0, _random.Next(4)).Select(_ =>
            $"{FuzzRoute.Escape(_random.Any(names))}={FuzzRoute.Escape(_random.Any(HostileValues.Texts.Where(text => text.Length < (_random.In(20) ? 4000 : 400)).ToList()))}"));
    }

    private async Task CalmAsync()
    {
        using var off = new FormUrlEncodedContent([new("off", "1")]);
        using var answer = await _client.PostAsync(new Uri(shop.Address, Chaos), off);
    }

    private async Task<string> DescribeAsync(HttpRequestMessage request, int status)
    {
        var body = request.Content is null ? "no body" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync());
        var told = string.Join("\n", shop.Logged.TakeLast(1).Select(line => line[..Math.Min(line.Length, 1500)]));
        return string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {status} {request.Method} {request.RequestUri} [{request.Content?.Headers.ContentType}] {body[..Math.Min(body.Length, 400)]}\n{told}");
    }
}
