namespace InstaHub.Load.Mix;

/// <summary>How requests are spread over time.</summary>
public enum Arrivals
{
    /// <summary>As those of many users who know nothing of each other: a Poisson process.</summary>
    Poisson,

    /// <summary>One after the other at equal distances.</summary>
    Constant,
}

/// <summary>
/// When requests are meant to begin: decided before, and not by how quickly others are answered. That is what makes a load open (Schroeder,
/// Wierman and Harchol-Balter, "Open Versus Closed: A Cautionary Tale", NSDI 2006).
/// </summary>
public static class ArrivalSchedule
{
    /// <summary>The times, from zero on, in ascending order.</summary>
    /// <param name="arrivals">How they are spread.</param>
    /// <param name="rate">How many a second, on average.</param>
    /// <param name="duration">Those before then.</param>
    /// <param name="random">Decides.</param>
    public static IEnumerable<TimeSpan> Times(Arrivals arrivals, double rate, TimeSpan duration, Random random)
    {
        var seconds = 0.0;
        for (var i = 1L; ; i++)
        {
            if (seconds >= duration.TotalSeconds)
                yield break;
            yield return TimeSpan.FromSeconds(seconds);
            // Distances of a Poisson process are exponential.
            seconds = arrivals == Arrivals.Constant ? i / rate : seconds - (Math.Log(1 - random.NextDouble()) / rate);
        }
    }
}
