using InstaHub.EndToEnd.Support;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>How the client looks, by choice or as the system does.</summary>
public sealed class AppearanceTests(ProductFixture fixture, Chromium chromium)
{
    [Fact]
    public async Task What_is_chosen_is_remembered_and_what_is_left_to_the_system_follows_it()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await ada.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await GroundAsync(ada);
        await ada.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Patience.UntilAsync(async () => await GroundAsync(ada) != light, "dark colours");
        var dark = await GroundAsync(ada);

        await ada.GoAsync("/settings/appearance");
        await Choice(ada, "Theme", "Light").CheckAsync();
        Assert.Equal(light, await GroundAsync(ada));
        await Choice(ada, "Theme", "Dark").CheckAsync();
        await Choice(ada, "Contrast", "High").CheckAsync();
        await ada.Button("Violet").ClickAsync();
        await ada.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var chosen = await LookAsync(ada);
        await ada.Page.ReloadAsync();
        await Expect(Choice(ada, "Theme", "Dark")).ToBeCheckedAsync();
        await Expect(Choice(ada, "Contrast", "High")).ToBeCheckedAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Violet", Pressed = true })).ToBeVisibleAsync();
        Assert.Equal(chosen, await LookAsync(ada));

        await Choice(ada, "Contrast", "System").CheckAsync();
        Assert.NotEqual(chosen, await LookAsync(ada));
        await ada.Page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        await Patience.UntilAsync(async () => await LookAsync(ada) == chosen, "the contrast that the system wants");
        await Choice(ada, "Theme", "System").CheckAsync();
        await ada.Page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference });
        await Patience.UntilAsync(async () => await GroundAsync(ada) == light, "light colours");
        Assert.NotEqual(dark, light);
    }

    private static ILocator Choice(Person person, string of, string name) =>
        person.Page.GetByRole(AriaRole.Group, new() { Name = of }).GetByRole(AriaRole.Radio, new() { Name = name });

    private static Task<string> GroundAsync(Person person) => person.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    /// <summary>The colours of the ground, of text and of what is chosen.</summary>
    private static Task<string> LookAsync(Person person) => person.Page.EvaluateAsync<string>(
        """
        () => {
          const main = document.querySelector('main');
          return ['--color-ground', '--color-ink', '--color-soft', '--color-edge', '--color-brand'].map((name) => {
            main.style.color = `var(${name})`;
            const colour = getComputedStyle(main).color;
            main.style.color = '';
            return colour;
          }).join();
        }
        """);
}
