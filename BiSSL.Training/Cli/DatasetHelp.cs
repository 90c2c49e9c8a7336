namespace BiSSL.Training.Cli;

/// <summary>What a person needs to know to bring a dataset here.</summary>
/// <param name="Name">As in <c>data.name</c>.</param>
/// <param name="Files">What is expected below the folder <c>data.root</c>.</param>
internal sealed record DatasetHelp(string Name, string Classes, string Files, string Origin)
{
    public static IReadOnlyList<DatasetHelp> All { get; } =
    [
        new("shapes", "10", "nothing: drawn by this program", "–"),
        new("folder", "one per sub-folder", "CLASS/*.jpg or *.png, or the same below train, val and test; unlabelled images below data.unlabelledRoot", "your own"),
        new("stl10", "10", "stl10_binary/*.bin", "stl10_binary.tar.gz from ai.stanford.edu/~acoates/stl10/"),
        new("cifar10", "10", "cifar-10-batches-bin/*.bin", "cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/"),
        new("cifar100", "100", "cifar-100-binary/*.bin", "cifar-100-binary.tar.gz from www.cs.toronto.edu/~kriz/"),
        new("fashionmnist", "10", "FashionMNIST/raw/*-ubyte", "fashion-mnist.s3-website.eu-central-1.amazonaws.com"),
    ];
}
