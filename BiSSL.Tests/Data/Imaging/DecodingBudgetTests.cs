using BiSSL.Training.Data.Imaging;

namespace BiSSL.Tests.Data.Imaging;

public class DecodingBudgetTests
{
    [Fact]
    public void Take_ManyThreads_NeverHoldMoreThanThereIs()
    {
        var budget = new DecodingBudget(100);
        long held = 0, most = 0;

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using var share = budget.Take(1 + (i * 7 % 60));
            var now = Interlocked.Add(ref held, share.Bytes);
            lock (budget)
                most = Math.Max(most, now);
            Thread.Yield();
            Interlocked.Add(ref held, -share.Bytes);
        });

        Assert.InRange(most, 1, 100);
        Assert.InRange(budget.Peak, most, 100);
        Assert.Equal(0, held);
    }

    [Fact]
    public void Take_MoreThanThereIs_GoesAlone()
    {
        var budget = new DecodingBudget(100);

        using (var all = budget.Take(1000))
            Assert.Equal(100, all.Bytes);
        using var part = budget.Take(60);
        Assert.Equal((60L, 100L), (part.Bytes, budget.Peak));
    }

    [Fact]
    public void Decode_LargePng_TakesRoomForItsPixels()
    {
        var before = DecodingBudget.Pixels.Peak;
        var file = PngWriter.Grey(5000, 4000, 77);

        var picture = PictureFile.Decode(file, new(96)).Image;

        Assert.InRange(DecodingBudget.Pixels.Peak, Math.Max(before, 8L * 5000 * 4000), 1L << 30);
        Assert.Equal((625, 500, 5000, 1), (picture.Width, picture.Height, picture.FullWidth, picture.Eighths)); // it is never held in RGB at its full size
        Assert.All(picture.Pixels, level => Assert.Equal(77, level));
    }

    [Fact]
    public void Decode_LargePng_IsNearlyThatOfTheWholePicture()
    {
        var across = Enumerable.Range(0, 4500).Select(x => Math.Sin(0.05 * x)).ToArray();
        var file = PngWriter.Of(4500, 3800, 8, 0, Draw, 4500);
        void Draw(Span<byte> row, int y)
        {
            for (var x = 0; x < row.Length; x++)
                row[x] = (byte)(128 + (100 * across[x] * across[y]));
        }

        var (reduced, whole) = (PictureFile.Decode(file, new(96)).Image, PictureFile.Decode(file, new(0)).Image);

        Assert.True(reduced.Eighths < whole.Eighths);
        Assert.True(PictureResize.Apply(reduced, 96).Pixels.Zip(PictureResize.Apply(whole, 96).Pixels, (a, b) => Math.Abs(a - b)).Average() < 1);
    }
}
