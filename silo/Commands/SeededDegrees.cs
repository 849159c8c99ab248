namespace InstaHub.Silo.Commands;

/// <summary>
/// Draws how many follow each invented user and how many each follows. Followers: a lognormal body with a power-law tail, as Sala et
/// al. describe social graphs (arXiv:1108.0027); the tail's exponent is that of Kwak, Lee, Park and Moon, "What is Twitter, a Social
/// Network or a News Media?", WWW 2010, 2.276. That followees are lognormal, and that a good part of follows is returned, is in
/// Myers, Sharma, Gupta and Lin, "Information Network or Social Network? The Structure of the Twitter Follow Graph", WWW 2014. The
/// mean, the cap and the share of follows that are returned are choices of this product, of the size those papers report.
/// </summary>
internal static class SeededDegrees
{
    /// <summary>Of the density of followers, far out: the share of users with x followers falls as x to the power of minus this.</summary>
    public const double TailExponent = 2.27;

    /// <summary>Whom a user follows at most.</summary>
    public const int MaxFollows = 1_300;

    /// <summary>Whom a user follows on average, in a network that is large enough for it.</summary>
    public const double MeanFollows = 30;

    /// <summary>The share of follows whose followee follows back.</summary>
    public const double Reciprocity = 0.3;

    // Of the logarithms. With 1 for followers, the tail holds a tenth of the users.
    private const double FollowersSigma = 1;
    private const double FollowsSigma = 1.2;

    // Where the lognormal falls as steeply as the tail, for a median of 1: its logarithm, and the share of users below.
    private const double TailBegins = (TailExponent - 1) * FollowersSigma * FollowersSigma;
    private const double BodyShare = 0.89796; // of a standard normal variable below (TailExponent - 1) * FollowersSigma

    /// <summary>How many each user follows: <paramref name="total"/> in all, or nearly so.</summary>
    public static int[] Follows(int users, long total, Random random)
    {
        var shape = new double[users];
        for (var i = 0; i < users; i++)
            shape[i] = Math.Exp(FollowsSigma * Normal(random));
        return Scale(shape, total, Math.Min(MaxFollows, Half(users)));
    }

    /// <summary>How many follow each user: <paramref name="total"/> in all, or nearly so.</summary>
    public static int[] Followers(int users, long total, Random random)
    {
        var shape = new double[users];
        for (var i = 0; i < users; i++)
        {
            // The tail is not left to chance, or its few largest would make every seed another kind of network.
            var rank = (i + 0.5) / users;
            shape[i] = rank < BodyShare ? Body(random) : Math.Exp(TailBegins) * Math.Pow((1 - rank) / (1 - BodyShare), -1 / (TailExponent - 1));
        }
        random.Shuffle(shape);
        return Scale(shape, total, Half(users));
    }

    // Nobody is followed by more than half of all.
    private static int Half(int users) => Math.Max(1, (users - 1) / 2);

    private static double Body(Random random)
    {
        while (true)
        {
            var logarithm = FollowersSigma * Normal(random);
            if (logarithm < TailBegins)
                return Math.Exp(logarithm);
        }
    }

    // By the method of Box and Muller.
    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Multiplies so that the rounded and capped numbers add up to the total, found by halving.
    internal static int[] Scale(double[] shape, long total, int cap)
    {
        var (low, high) = (0.0, 1.0);
        while (Sum(high) < total && high < cap * 1e6)
            high *= 2;
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            if (Sum(middle) < total)
                low = middle;
            else
                high = middle;
        }
        return Array.ConvertAll(shape, x => Round(x * high));

        long Sum(double factor)
        {
            var sum = 0L;
            foreach (var x in shape)
                sum += Round(x * factor);
            return sum;
        }

        int Round(double x) => (int)Math.Min(cap, Math.Round(x));
    }
}
