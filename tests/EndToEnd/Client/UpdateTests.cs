using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>A newer client is offered, and never forced on anybody.</summary>
public sealed partial class UpdateTests(Chromium chromium)
{
    private const string Offer = "A newer version is ready.";

    // In the page of the newer client.
    private const string Mark = "meta[name=newer]";

    // The first service worker takes the page over only when it is loaded again.
    private const string UntilInstalled = "async () => { await navigator.serviceWorker.ready; }";

    [Fact]
    public async Task A_newer_client_waits_until_somebody_wants_it_and_other_tabs_keep_what_is_being_written()
    {
        var newer = new NewerClient();
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, services => services.AddSingleton<IStartupFilter>(newer), ("Web:ClientPath", Checkout.WebRoot));
        await using var browser = await chromium.OpenAsync();
        var address = new UriBuilder(product.Address) { Host = "localhost", Path = "/sign-up" }.ToString();
        var page = await OpenAsync(browser, address);
        await Patience.ForAsync(page.EvaluateAsync(UntilInstalled), "the client to be kept");
        await page.ReloadAsync();
        await Expect(page.GetByText(Offer)).ToBeHiddenAsync();

        newer.IsThere = true;
        await page.ReloadAsync();
        await Expect(page.GetByText(Offer)).ToBeVisibleAsync();
        await Expect(page.Locator(Mark)).Not.ToBeAttachedAsync();
        var other = await OpenAsync(browser, address);
        await Expect(other.GetByText(Offer)).ToBeVisibleAsync();
        await other.GetByLabel("Username").FillAsync("half_writ");

        await page.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(page.Locator(Mark)).ToBeAttachedAsync();
        await Expect(page.GetByText(Offer)).ToBeHiddenAsync();
        await Expect(other.Locator(Mark)).Not.ToBeAttachedAsync();
        await Expect(other.GetByLabel("Username")).ToHaveValueAsync("half_writ");

        await other.GetByRole(AriaRole.Button, new() { Name = "Update" }).ClickAsync();
        await Expect(other.Locator(Mark)).ToBeAttachedAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext browser, string address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByLabel("Username")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Once it is there the product serves another page, and a service worker that names it, as after a roll-out.</summary>
    private sealed partial class NewerClient : IStartupFilter
    {
        private readonly string _page = File.ReadAllText(Path.Combine(Checkout.WebRoot, "index.html")).Replace("<title>", "<meta name=\"newer\"><title>", StringComparison.Ordinal);
        private readonly string _worker = OfThePage().Replace(File.ReadAllText(Path.Combine(Checkout.WebRoot, "sw.js")), "\"revision\":\"another\",\"url\":\"index.html\"");

        public bool IsThere { get; set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use((context, then) => !IsThere ? then(context) : context.Request.Path.Value switch
            {
                "/sw.js" => AnswerAsync(context, "text/javascript", _worker),
                "/" or "/index.html" => AnswerAsync(context, "text/html", _page),
                _ => then(context),
            });
            next(builder);
        };

        private static Task AnswerAsync(HttpContext context, string type, string text)
        {
            (context.Response.ContentType, context.Response.Headers.CacheControl) = (type, "no-cache");
            return context.Response.WriteAsync(text);
        }

        [GeneratedRegex("\"revision\":\"[0-9a-f]+\",\"url\":\"index.html\"")]
        private static partial Regex OfThePage();
    }
}
