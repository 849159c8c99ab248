using InstaHub.Load.Mix;

namespace InstaHub.Load.Unit;

/// <summary>When requests are meant to begin, and which ones.</summary>
public sealed class ScheduleAndMixTests
{
    private static readonly LoadTargets Targets = new(
        [.. Enumerable.Range(0, 20).Select(i => new LoadUser(Guid.NewGuid(), $"user{i}", $"token{i}"))],
        [.. Enumerable.Range(0, 30).Select(i => new LoadUser(Guid.NewGuid(), $"author{i}", ""))],
        [.. Enumerable.Range(0, 40).Select(i => new LoadPost(Guid.NewGuid(), Guid.NewGuid(), TakesComments: i % 2 == 0))],
        [Guid.NewGuid(), Guid.NewGuid()], ["sunday", "写真"]);

    [Fact]
    public void Constant_arrivals_come_at_equal_distances() =>
        Assert.Equal([0, 0.25, 0.5, 0.75], ArrivalSchedule.Times(Arrivals.Constant, 4, TimeSpan.FromSeconds(1), new Random(1)).Select(time => time.TotalSeconds));

    [Fact]
    public void Poisson_arrivals_have_the_rate_and_distances_as_far_apart_as_long()
    {
        var times = ArrivalSchedule.Times(Arrivals.Poisson, 1_000, TimeSpan.FromSeconds(100), new Random(1)).Select(time => time.TotalSeconds).ToArray();
        var distances = times.Zip(times.Skip(1), (one, next) => next - one).ToArray();

        Assert.InRange(times.Length, 99_000, 101_000);
        Assert.All(distances, distance => Assert.True(distance >= 0));
        // Of an exponential distribution the deviation is the mean; and of the distances e^-1 are longer than it.
        Assert.InRange(Math.Sqrt(distances.Average(distance => Math.Pow(distance - 0.001, 2))), 0.00098, 0.00102);
        Assert.InRange(distances.Count(distance => distance > 0.001) / (double)distances.Length, 0.36, 0.376);
        Assert.True(times[^1] < 100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_arrivals() =>
        Assert.Equal(
            ArrivalSchedule.Times(Arrivals.Poisson, 50, TimeSpan.FromSeconds(3), new Random(7)), ArrivalSchedule.Times(Arrivals.Poisson, 50, TimeSpan.FromSeconds(3), new Random(7)));

    [Fact]
    public void The_read_heavy_mix_has_a_hundred_reads_for_each_write() =>
        Assert.Equal(100, Weight(Mixes.ReadHeavy(), writes: false) / Weight(Mixes.ReadHeavy(), writes: true), 6);

    // 36,873 complex reads, 324,063 short reads and 39,019 updates, of which 105 have no counterpart.
    [Fact]
    public void The_update_heavy_mix_has_the_counts_of_the_source()
    {
        var mix = Mixes.UpdateHeavy();
        string[] shortReads = ["profile", "posts of a user", "following", "post", "author", "likes", "comments"];

        Assert.Equal(39_019 - 105, Weight(mix, writes: true));
        Assert.Equal(324_063, mix.Operations.Where(operation => shortReads.Contains(operation.Name)).Sum(operation => operation.Weight));
        Assert.Equal(36_873, mix.Operations.Where(operation => !operation.IsWrite && !shortReads.Contains(operation.Name)).Sum(operation => operation.Weight));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("update")]
    public void Operations_are_drawn_as_often_as_their_weights_say(string name)
    {
        var mix = Mixes.Find(name)!;
        var random = new Random(1);
        const int draws = 400_000;

        var counts = Enumerable.Range(0, draws).CountBy(_ => mix.Draw(random)).ToDictionary();

        Assert.All(mix.Operations.Index(), operation =>
        {
            var expected = mix.ShareOf(operation.Item) * draws;
            // Five deviations of a binomial distribution.
            Assert.InRange(counts.GetValueOrDefault(operation.Index), expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        });
    }

    [Theory]
    [InlineData("read")]
    [InlineData("update")]
    public void Every_operation_makes_requests_that_somebody_sends(string name)
    {
        var random = new Random(1);
        foreach (var operation in Mixes.Find(name)!.Operations)
        {
            for (var i = 0; i < 200; i++)
            {
                var request = operation.Make(Targets, random);

                Assert.StartsWith("token", request.User.Token, StringComparison.Ordinal);
                Assert.Equal(operation.IsWrite, request.Method != "GET");
                Assert.True(Uri.IsWellFormedUriString(request.Path, UriKind.Relative), request.Path);
                Assert.Equal(operation.Name == "publish", request.PushKey is not null);
                if (operation.Name == "comment")
                    Assert.Contains(Targets.Posts, post => post.TakesComments && request.Path.Contains($"{post.Id}", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Nobody_follows_themselves()
    {
        var only = new LoadUser(Guid.NewGuid(), "ada", "token");
        var targets = Targets with { Users = [only], Authors = [only, Targets.Authors[0]] };

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(Targets.Authors[0], targets.AnyAuthor(new Random(i), except: only)));
    }

    [Fact]
    public void What_is_first_is_drawn_more_often_and_what_is_last_too()
    {
        var random = new Random(1);
        var counts = Enumerable.Range(0, 100_000).CountBy(_ => Targets.AnyPost(random).Id).ToDictionary();

        Assert.Equal(Targets.Posts.Count, counts.Count);
        // As one divided by the place says, about.
        Assert.InRange(counts[Targets.Posts[0].Id] / (double)counts[Targets.Posts[^1].Id], 20, 40);
    }

    [Fact]
    public void A_mix_without_operations_or_with_one_that_never_comes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new OperationMix([]));
        Assert.Throws<ArgumentException>(() => new OperationMix([Mixes.ReadHeavy().Operations[0] with { Weight = 0 }]));
    }

    [Theory]
    [InlineData("--mix", "write")]
    [InlineData("--rate", "0")]
    [InlineData("--rate")]
    [InlineData("--users", "5")]
    [InlineData("--arrivals", "7")]
    [InlineData("--url", "https://example.org")]
    [InlineData("rate", "5")]
    public void Options_that_mean_nothing_are_refused(params string[] args) => Assert.Null(LoadOptions.Parse(args));

    [Fact]
    public void Options_say_what_is_to_be_sent() =>
        Assert.Equal(
            new LoadOptions("update", 12.5, 3, 0, 50, 2, 8, 0, Arrivals.Constant, "r.html", new Uri("http://127.0.0.1:5000")),
            LoadOptions.Parse(["--mix", "update", "--rate", "12.5", "--duration", "3", "--warmup", "0", "--users", "50", "--seed", "2", "--connections", "8", "--live", "0",
                "--arrivals", "constant", "--report", "r.html", "--url", "http://127.0.0.1:5000"]));

    private static double Weight(OperationMix mix, bool writes) => mix.Operations.Where(operation => operation.IsWrite == writes).Sum(operation => operation.Weight);
}
