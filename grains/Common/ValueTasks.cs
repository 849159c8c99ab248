namespace InstaHub.Grains.Common;

/// <summary>Answers to many questions that are mostly there at once: without a task for each.</summary>
public static class ValueTasks
{
    /// <summary>Asks all before the first answer is waited for.</summary>
    /// <param name="count">How many questions there are.</param>
    /// <param name="ask">Asks one, by its number.</param>
    /// <returns>The answers, in order. The first that fails is thrown.</returns>
    public static async ValueTask<T[]> AllAsync<T>(int count, Func<int, ValueTask<T>> ask)
    {
        var asked = new ValueTask<T>[count];
        for (var i = 0; i < count; i++)
            asked[i] = ask(i);
        var answers = new T[count];
        for (var i = 0; i < count; i++)
            answers[i] = await asked[i];
        return answers;
    }
}
