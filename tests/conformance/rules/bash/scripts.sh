#!/bin/bash
rm -rf /var/x
rm -rf "$DIR"
rm -r x
sudo rm x
sudo ls
mysql -u root -psecret db
mysql -u root db
wget --no-check-certificate http://x
wget -q --no-check-certificate "$URL" -O y
wget http://x
git config --global http.sslVerify false
git config http.sslVerify true
npm config set strict-ssl false
export API_TOKEN=abc
export DB_SECRET="x y"
export PATH=/bin
set +e
set -e
cat /etc/shadow
cat /etc/hosts
chmod 777 /x
chmod -R 777 /x
chmod 755 /x
chown -R root /y
docker run --rm --privileged x
docker run x
docker login -u me -p pw registry
docker login
