using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>The client from right to left, and without a mouse.</summary>
public sealed class WaysOfUseTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task In_Arabic_everything_is_from_right_to_left()
    {
        await using var ada = await ArriveAsync(chromium, fixture, "ada", new() { Locale = "ar-EG" });
        await ada.GoAsync("/explore");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "استكشاف", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(("rtl", "ar"), (await ada.Page.Locator("html").GetAttributeAsync("dir"), await ada.Page.Locator("html").GetAttributeAsync("lang")));
        var navigation = await ada.Page.GetByRole(AriaRole.Navigation, new() { Name = "التنقل", Exact = true }).BoundingBoxAsync();
        Assert.True(navigation!.X > 640, $"The navigation is at {navigation.X} of 1280.");
        Assert.Equal(1280, await ada.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // What is chosen holds, against what the browser prefers.
        await ada.GoAsync("/");
        await ada.Page.GetByLabel("اللغة").SelectOptionAsync("de");
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Registrieren" })).ToBeVisibleAsync();
        await ada.GoAsync("/explore");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Entdecken", Exact = true })).ToBeVisibleAsync();
        Assert.Equal("ltr", await ada.Page.Locator("html").GetAttributeAsync("dir"));
    }

    [Fact]
    public async Task Back_and_forward_lead_to_where_one_was()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        for (var number = 1; number <= 45; number++)
            await ada.TellAsync(fixture.Product.Client, "posts", new { caption = $"Number {number} ends" });
        await ada.GoAsync("/");
        await ada.Button("Latest").ClickAsync();
        await Expect(ada.Post("Number 45 ends")).ToBeVisibleAsync();
        while (!await ada.Post("Number 12 ends").IsVisibleAsync())
        {
            await ada.Page.Mouse.WheelAsync(0, 400);
            await ada.Page.EvaluateAsync("() => new Promise((resolve) => requestAnimationFrame(resolve))");
        }
        await ada.Post("Number 12 ends").GetByRole(AriaRole.Link, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(ada.Page.GetByLabel("Write a comment")).ToBeVisibleAsync();
        Assert.Equal(0, await ada.Page.EvaluateAsync<int>("scrollY"));

        await ada.Page.GoBackAsync();
        await Expect(ada.Post("Number 12 ends")).ToBeInViewportAsync();
        await ada.Page.GoForwardAsync();
        await Expect(ada.Page.GetByLabel("Write a comment")).ToBeVisibleAsync();
        await ada.Page.GoBackAsync();
        await Expect(ada.Post("Number 12 ends")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Who_has_a_keyboard_alone_signs_up_posts_likes_and_signs_out()
    {
        await using var ada = await ArriveAsync(chromium, fixture, "ada");
        await ada.GoAsync("/");
        await PressOnAsync(ada, "link", "Sign up");
        await TypeIntoAsync(ada, "E-mail address", $"{ada.Username}@example.org");
        await TypeIntoAsync(ada, "Username", ada.Username);
        await TypeIntoAsync(ada, "Password", Password);
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "Home feed" })).ToBeAttachedAsync();

        await PressOnAsync(ada, "link", "New post");
        await TypeIntoAsync(ada, "Caption", "By keys alone");
        await PressOnAsync(ada, "button", "Publish");
        await Expect(ada.Page.GetByText("Your post is published.")).ToBeVisibleAsync();
        await PressOnAsync(ada, "link", "Home");
        await Expect(ada.Post("By keys alone")).ToBeVisibleAsync();
        await PressOnAsync(ada, "button", "Like", "Space");
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true, Pressed = true })).ToBeFocusedAsync();

        await PressOnAsync(ada, "button", "More");
        await Expect(ada.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("End");
        await Expect(ada.Page.GetByRole(AriaRole.Menuitem).Last).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Button("More")).ToBeFocusedAsync();

        // A question that is left gives the focus back too.
        await PressOnAsync(ada, "button", "More");
        await ada.Page.Keyboard.PressAsync("End");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Expect(ada.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(ada.Button("More")).ToBeFocusedAsync();

        await PressOnAsync(ada, "link", "Settings");
        await PressOnAsync(ada, "link", "Account");
        await PressOnAsync(ada, "button", "Sign out");
        await Expect(ada.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    /// <summary>Goes on by Tab until something has the focus, and presses a key.</summary>
    private static async Task PressOnAsync(Person person, string role, string name, string key = "Enter")
    {
        await TabToAsync(person, role == "link" ? AriaRole.Link : AriaRole.Button, name);
        await person.Page.Keyboard.PressAsync(key);
    }

    private static async Task TypeIntoAsync(Person person, string label, string text)
    {
        await TabToAsync(person, AriaRole.Textbox, label);
        await person.Page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(Person person, AriaRole role, string name)
    {
        // Of two the first that can be seen; a password is no text box to Playwright.
        var target = name == Labels.Password ? person.Page.GetByLabel(name, new() { Exact = true }) : person.Page.GetByRole(role, new() { Name = name, Exact = true }).Locator("visible=true").First;
        await target.WaitForAsync();
        for (var pressed = 0; pressed < 100; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                Assert.NotEqual("none", await target.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle")); // to be seen
                return;
            }
            await person.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"A hundred presses of Tab do not lead to {role} '{name}'.");
    }

    private static class Labels
    {
        public const string Password = "Password";
    }
}
