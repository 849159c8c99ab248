using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;

namespace InstaHub.EndToEnd.Client;

/// <summary>Somebody at a browser of their own, who uses the client as people do: by what is written on it.</summary>
internal sealed partial class Person : IAsyncDisposable
{
    private const string Password = "correct horse battery";

    private readonly IBrowserContext _browser;
    private readonly List<string> _errors = [];

    private Person(IBrowserContext browser, IPage page, Uri address, string username)
    {
        _browser = browser;
        Page = page;
        Address = address;
        Username = username;
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    public Uri Address { get; }

    public string Username { get; }

    /// <summary>Opens a browser and makes an account by the form.</summary>
    public static async Task<Person> SignUpAsync(Chromium chromium, ProductFixture fixture, string name, BrowserNewContextOptions? options = null)
    {
        var browser = await chromium.OpenAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await browser.GrantPermissionsAsync(["clipboard-write"]);
        var person = new Person(browser, await browser.NewPageAsync(), fixture.Address, $"{name}_{Guid.NewGuid():N}"[..16]);
        var page = person.Page;
        await person.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByLabel("E-mail address").FillAsync($"{person.Username}@example.org");
        await page.GetByLabel("Username").FillAsync(person.Username);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home feed" })).ToBeAttachedAsync();
        return person;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(Address, path).ToString());

    /// <summary>Follows a link of the frame, without loading the page anew.</summary>
    public Task FollowLinkAsync(string name) =>
        Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") }).First.ClickAsync();

    /// <summary>The posts on the page that have a text.</summary>
    public ILocator Post(string text) => Page.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>Finds somebody by name and follows them.</summary>
    public async Task FollowAsync(Person other)
    {
        await GoAsync($"/u/{other.Username}");
        await Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Follow", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { NameRegex = Following() })).ToBeVisibleAsync();
    }

    /// <summary>Cuts the browser off from the network, or connects it again.</summary>
    public Task BeOfflineAsync(bool isOffline) => _browser.SetOfflineAsync(isOffline);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        Assert.Equal([], _errors); // that nobody caught
    }

    [GeneratedRegex("Following|Requested")]
    private static partial Regex Following();
}
