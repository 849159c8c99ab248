using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;

namespace InstaHub.EndToEnd.Client;

/// <summary>Somebody at a browser of their own, who uses the client as people do: by what is written on it.</summary>
internal sealed partial class Person : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly IBrowserContext _browser;
    private readonly List<string> _errors = [];
    private string? _token;

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

    private ILocator Navigation => Page.GetByRole(AriaRole.Navigation, new() { Name = "Navigation", Exact = true });

    /// <summary>Opens a browser, with nobody signed in.</summary>
    public static async Task<Person> ArriveAsync(Chromium chromium, ProductFixture fixture, string name, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= new() { Width = 1280, Height = 900 };
        var browser = await chromium.OpenAsync(options);
        return new Person(browser, await browser.NewPageAsync(), fixture.Address, $"{name}_{Guid.NewGuid():N}"[..16]);
    }

    /// <summary>Opens a browser and makes an account by the form.</summary>
    public static async Task<Person> SignUpAsync(Chromium chromium, ProductFixture fixture, string name)
    {
        var person = await ArriveAsync(chromium, fixture, name);
        var page = person.Page;
        await person.GoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign up" }).ClickAsync();
        await page.GetByLabel("E-mail address").FillAsync($"{person.Username}@example.org");
        await page.GetByLabel("Username").FillAsync(person.Username);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign up" }).ClickAsync();
        await person.ExpectHomeAsync();
        return person;
    }

    /// <summary>Signs in by name and password at the form; there may be more to do then.</summary>
    public async Task SignInAsync()
    {
        await GoAsync("/sign-in");
        await FillSignInAsync(Page);
    }

    /// <summary>Fills the form for signing in that is on a page, in whosever browser, and sends it.</summary>
    public async Task FillSignInAsync(IPage page)
    {
        await page.GetByLabel("Username or e-mail address").FillAsync(Username);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Signs out by the settings.</summary>
    public async Task SignOutAsync()
    {
        await GoAsync("/settings/account");
        await Button("Sign out").ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(Address.ToString());
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    /// <summary>Whether the first screen of who is signed in is there.</summary>
    public Task ExpectHomeAsync() => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Home feed" })).ToBeAttachedAsync();

    /// <summary>Goes to an address, as by the browser's own line for it.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(new Uri(Address, path).ToString());

    /// <summary>Follows a link of the frame, which loads nothing anew.</summary>
    public Task GoByLinkAsync(string name) => Navigation.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") }).ClickAsync();

    /// <summary>What the page is about, without the frame.</summary>
    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>The post on the page that has a text.</summary>
    public ILocator Post(string text) => Page.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>What can be pressed, by its name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Follows somebody at their profile.</summary>
    public async Task FollowAsync(Person other)
    {
        await GoAsync($"/u/{other.Username}");
        await Main.GetByRole(AriaRole.Button, new() { NameRegex = ToFollow() }).ClickAsync();
        await Expect(Main.GetByRole(AriaRole.Button, new() { NameRegex = Following() })).ToBeVisibleAsync();
    }

    /// <summary>Publishes a photo by the composer, and is told when it is done.</summary>
    public async Task PublishAsync(byte[] photo, string description, string caption)
    {
        await GoByLinkAsync("New post");
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = photo });
        await Page.GetByLabel("Description").FillAsync(description);
        await Page.GetByLabel("Caption").FillAsync(caption);
        await Button("Publish").ClickAsync();
        await Expect(Page.GetByText("Your post is published.")).ToBeVisibleAsync();
    }

    /// <summary>Begins a private chat at somebody's profile.</summary>
    public async Task WriteToAsync(Person other)
    {
        await GoAsync($"/u/{other.Username}");
        await Main.GetByRole(AriaRole.Link, new() { Name = "Message" }).ClickAsync();
        await Expect(MessageBox).ToBeVisibleAsync();
    }

    /// <summary>Where a message is written.</summary>
    public ILocator MessageBox => Page.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    /// <summary>Sends a message in the chat that is open.</summary>
    public async Task SendAsync(string text)
    {
        await MessageBox.FillAsync(text);
        await MessageBox.PressAsync("Enter");
        await Expect(Message(text)).ToBeVisibleAsync();
    }

    /// <summary>The messages of the chat that is open.</summary>
    public ILocator Messages => Page.GetByRole(AriaRole.Feed, new() { Name = "Messages" });

    /// <summary>A message of the chat that is open.</summary>
    public ILocator Message(string text) => Messages.GetByText(text, new() { Exact = true });

    /// <summary>Cuts the browser off from the network, or connects it again.</summary>
    public Task BeOfflineAsync(bool isOffline) => _browser.SetOfflineAsync(isOffline);

    /// <summary>What the API says to this person, by an own sign-in.</summary>
    public Task<JsonElement> AskAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path, null);

    /// <summary>Does something by the API, by an own sign-in.</summary>
    public Task<JsonElement> TellAsync(HttpClient client, string path, object body) => SendAsync(client, HttpMethod.Post, path, body);

    /// <summary>Changes something by the API, by an own sign-in.</summary>
    public Task<JsonElement> ChangeAsync(HttpClient client, string path, object body) => SendAsync(client, HttpMethod.Patch, path, body);

    private async Task<JsonElement> SendAsync(HttpClient client, HttpMethod method, string path, object? body)
    {
        _token ??= (await ReadAsync(await client.PostAsJsonAsync("/api/v1/auth/login", new { login = Username, password = Password }, TestContext.Current.CancellationToken)))
            .GetProperty("accessToken").GetString();
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Headers = { Authorization = new("Bearer", _token) } };
        request.Content = body is null ? null : JsonContent.Create(body);
        return await ReadAsync(await client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        Assert.Equal([], _errors); // that no code of the client caught
    }

    public static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("data");
    }

    [GeneratedRegex("^Follow ")]
    private static partial Regex ToFollow();

    [GeneratedRegex("^(Following|Requested) ")]
    private static partial Regex Following();
}
